package dev.andon.server.build;

import dev.andon.build.Approval;
import dev.andon.build.Approver;
import dev.andon.build.Build;
import dev.andon.build.BuildServer;
import dev.andon.build.Canceller;
import dev.andon.build.Commits;
import dev.andon.build.History;
import dev.andon.build.Log;
import dev.andon.build.LogPart;
import dev.andon.build.Logs;
import dev.andon.build.PartRerunner;
import dev.andon.build.Pipeline;
import dev.andon.build.Rerunner;
import dev.andon.build.Stretch;
import dev.andon.build.TestReport;
import dev.andon.build.Tests;
import dev.andon.build.Trail;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.server.http.Probe;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.TokenLife;
import dev.andon.source.Trouble.Word;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// GitLab CI on gitlab.com and on a company's own host: the default branch of every project, other branches and
/// merge requests as the settings want them. Asks by GraphQL, in pages of projects, and by REST where GraphQL is
/// refused, missing or too old. After GitLab's own documentation of both (doc/api/graphql, doc/api/pipelines).
///
/// The address is the page of a group, a subgroup or a project, or the server itself with the option `projects`.
/// Branches that the settings name with wildcards are looked for among the newest pipelines of each project.
public final class GitLab
        implements BuildServer, Rerunner, Trail, Logs, Tests, History, Canceller, Approver, PartRerunner, TokenLife {
    /// Answers that another place below the same host, or another interface, may not give.
    private static final Set<FaultKind> NOT_HERE =
            Set.of(FaultKind.MISSING, FaultKind.REFUSED, FaultKind.UNREADABLE, FaultKind.REDIRECTED);

    private final Http host;
    private final List<GitLabPlace> places;
    private final AtomicReference<@Nullable Road> road = new AtomicReference<>();
    private final List<Road> roads = new ArrayList<>();

    public GitLab(Http http, Source source) {
        this.host = http.as(Auth.bearer(source.token()));
        this.places = GitLabPlace.all(source.url(), listed(source));
        for (GitLabPlace place : places) {
            Http there = host.at(place.root());
            roads.add(new GitLabGraphQl(there, place.entries(), source.selection())::look);
            roads.add(new GitLabRest(there, place.entries(), source.selection())::look);
        }
    }

    private static List<String> listed(Source source) {
        return Arrays.stream(source.option("projects").split(","))
                .map(entry -> entry.strip().replaceAll("^/+|/+$", ""))
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /// One way to ask one place.
    @FunctionalInterface
    private interface Road {
        List<Pipeline> look() throws ServerFault;
    }

    static boolean recognises(Probe probe) {
        if ("gitlab.com".equals(probe.url().getHost())
                || !probe.page().header("X-Gitlab-Meta").isEmpty()) {
            return true;
        }
        String text = probe.page().text();
        return text.contains("og:site_name") && text.contains("content=\"GitLab\"");
    }

    @Override
    public List<Pipeline> look() throws ServerFault {
        Road known = road.get();
        if (known != null) {
            try {
                return known.look();
            } catch (ServerFault fault) {
                if (!NOT_HERE.contains(fault.kind())) {
                    throw fault;
                }
                // The server may have changed: the next look finds its way anew.
                road.compareAndSet(known, null);
                throw fault;
            }
        }
        return search();
    }

    /// Of personal, group and project access tokens; others are refused, and then nobody knows. A token is no
    /// longer good from the beginning of its last date on. After GitLab's documentation of `Personal access
    /// tokens API` (`personal_access_tokens/self`).
    @Override
    public Optional<Instant> tokenEnds() throws ServerFault {
        for (GitLabPlace place : places) {
            try {
                return host.at(place.root())
                        .ask("api/v4/personal_access_tokens/self")
                        .json(Token.class, Token::ends);
            } catch (ServerFault fault) {
                if (!NOT_HERE.contains(fault.kind())) {
                    throw fault;
                }
            }
        }
        return Optional.empty();
    }

    private record Token(@Nullable String expires_at) {
        Optional<Instant> ends() throws ServerFault {
            try {
                return Json.text(expires_at).isEmpty()
                        ? Optional.empty()
                        : Optional.of(LocalDate.parse(Json.text(expires_at))
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant());
            } catch (DateTimeException e) {
                throw new ServerFault(FaultKind.UNREADABLE, "The answer does not say when the token ends.");
            }
        }
    }

    @Override
    public Acted rerun(Pipeline pipeline) {
        return new GitLabAgain(host).rerun(pipeline);
    }

    @Override
    public Commits between(Pipeline pipeline, String from, String to) throws ServerFault {
        return new GitLabTrail(host).between(pipeline, from, to);
    }

    @Override
    public List<Log> logs(Pipeline pipeline, Build build) throws ServerFault {
        return new GitLabLog(host).logs(pipeline, build);
    }

    @Override
    public LogPart read(Log log, Stretch stretch) throws ServerFault {
        return new GitLabLog(host).read(log, stretch);
    }

    @Override
    public long whole(Log log, Consumer<String> taker) throws ServerFault {
        return new GitLabLog(host).whole(log, taker);
    }

    @Override
    public TestReport tests(Pipeline pipeline, Build build) throws ServerFault {
        return new GitLabTests(host).tests(pipeline, build);
    }

    @Override
    public List<Build> history(Pipeline pipeline, int atMost) throws ServerFault {
        return new GitLabHistory(host).history(pipeline, atMost);
    }

    @Override
    public Acted cancel(Pipeline pipeline, String why) {
        return new GitLabOrders(host).cancel(pipeline, why);
    }

    @Override
    public List<Approval> waiting(Pipeline pipeline) throws ServerFault {
        return new GitLabOrders(host).waiting(pipeline);
    }

    @Override
    public Acted approve(Pipeline pipeline, Approval approval, String why) {
        return new GitLabOrders(host).approve(pipeline, approval, why);
    }

    @Override
    public Acted rerunFailed(Pipeline pipeline) {
        return new GitLabOrders(host).rerunFailed(pipeline);
    }

    /// Tries every place and both interfaces, and keeps to what answered. A refusal is the fault that tells most:
    /// it comes from where GitLab really is.
    private List<Pipeline> search() throws ServerFault {
        ServerFault first = null;
        for (Road each : roads) {
            try {
                List<Pipeline> seen = each.look();
                road.set(each);
                return seen;
            } catch (ServerFault fault) {
                if (!NOT_HERE.contains(fault.kind())) {
                    throw fault;
                }
                first = first == null || (fault.kind() == FaultKind.REFUSED && first.kind() != FaultKind.REFUSED)
                        ? fault
                        : first;
            }
        }
        throw first == null ? new ServerFault(FaultKind.MISSING, Word.NO_GROUP_NAMED) : first;
    }
}
