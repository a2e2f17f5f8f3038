package dev.andon.settings;

import dev.andon.command.Pass;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/// Where other programs may ask.
///
/// @param host a name or an address of this machine, or `*` for all it has
/// @param port its port
/// @param passes who may ask; without any, everybody who reaches it may read, which only a loopback address
///     allows
public record EndpointSettings(String host, int port, List<Pass> passes) {
    public static final int PORT = 7411;

    /// What there is to ask without settings: this machine alone, reading alone.
    public static final EndpointSettings USUAL = new EndpointSettings("127.0.0.1", PORT, List.of());

    private static final Pattern LOOPBACK = Pattern.compile("(?i)localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1]");

    public EndpointSettings {
        passes = List.copyOf(passes);
    }

    /// Whether only this machine reaches it.
    public boolean isLoopback() {
        return LOOPBACK.matcher(host).matches();
    }

    /// @throws UnknownHostException when the name leads nowhere
    public InetSocketAddress address() throws UnknownHostException {
        return host.equals("*")
                ? new InetSocketAddress(port)
                : new InetSocketAddress(InetAddress.getByName(host), port);
    }
}
