package dev.andon.server.gate;

import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.source.Source;

/// The REST API of a TeamCity.
///
/// @param http at the root of the server
/// @param api the path of the API, with a slash at its end
record TeamCityDoor(Http http, String api) {
    static TeamCityDoor of(Http http, Source source) {
        Http asking = http.as(Auth.basicOrBearer(source))
                .at(Addresses.root(
                        source.url(),
                        "project",
                        "buildConfiguration",
                        "app",
                        "httpAuth",
                        "guestAuth",
                        "favorite",
                        "projects",
                        "queue",
                        "admin",
                        "viewType.html",
                        "overview.html",
                        "project.html",
                        "login.html"));
        return new TeamCityDoor(asking, (source.user().isEmpty() ? "" : "httpAuth/") + "app/rest/");
    }
}
