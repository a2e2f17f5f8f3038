package dev.andon.settings.foreign;

import dev.andon.settings.foreign.Foreign.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// CCTray's `cctray-settings.xml`: elements `Project` with `serverUrl`, `projectName` and `showProject`. Of its
/// ways to a server only HTTP is one that others can go; there it adds the name of the report by itself.
final class CcTray {
    private static final String REPORT = "XmlStatusReport.aspx";

    private CcTray() {}

    static List<Named> read(String text) throws ForeignTrouble {
        List<Named> named = new ArrayList<>();
        for (ForeignXml.Element element : ForeignXml.elements(text)) {
            String url = element.attribute("serverUrl");
            boolean isHttp = url.toLowerCase(Locale.ROOT).startsWith("http");
            if (element.name().equals("Project")
                    && isHttp
                    && !element.attribute("showProject").equals("false")) {
                named.add(new Named(report(url), "", "", element.attribute("projectName")));
            }
        }
        return named;
    }

    private static String report(String url) {
        String path = url.replaceFirst("[?#].*", "");
        boolean isWhole = path.endsWith(".aspx") || path.endsWith(".xml");
        return isWhole ? url : path.replaceFirst("/$", "") + "/" + REPORT;
    }
}
