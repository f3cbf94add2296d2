using HotDash.Hosting.Fly.Model;

namespace HotDash.Hosting.Fly.Validation;

internal static class CheckRules
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);

    public static IEnumerable<FlyFinding> Check(FlyToml document) =>
    [
        .. (document.HttpService?.Checks ?? []).SelectMany((check, index) => Http($"http_service.checks[{index}]", check)),
        .. document.Services.SelectMany((service, at) =>
            service.HttpChecks.SelectMany((check, index) => Http($"services[{at}].http_checks[{index}]", check))
                .Concat(service.TcpChecks.SelectMany((check, index) => Timing($"services[{at}].tcp_checks[{index}]", check.Interval, check.Timeout, check.GracePeriod, 1)))),
        .. document.Checks.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => TopLevel(document, $"checks.{pair.Key}", pair.Value)),
    ];

    private static IEnumerable<FlyFinding> Http(string path, FlyHttpCheck check) =>
        Timing(path, check.Interval, check.Timeout, check.GracePeriod, 1).Concat(Request(path, check.Path, check.Method, check.Protocol));

    private static IEnumerable<FlyFinding> TopLevel(FlyToml document, string path, FlyCheck check)
    {
        var groups = check.Processes.Count == 0 ? ProcessGroups.Of(document).Take(1) : check.Processes;

        if (check.Port is null && groups.Any(group => !ProcessGroups.HasHttpService(document, group)))
        {
            yield return FlyFinding.Error("check-port", $"{path}.port", null, "is missing and the group has no http_service to take it from; flyctl notices only during the deploy.", "Name the port.");
        }
        else if (check.Port is < 1 or > 65535)
        {
            yield return FlyFinding.Error("port-range", $"{path}.port", check.Port, "is no port.", "Use 1 to 65535.");
        }

        // A top-level check runs no faster than every two seconds.
        foreach (var finding in Timing(path, check.Interval, check.Timeout, check.GracePeriod, 2)
            .Concat(check.Type is FlyCheckType.Http ? Request(path, check.Path, check.Method, check.Protocol) : []))
        {
            yield return finding;
        }
    }

    private static IEnumerable<FlyFinding> Timing(string path, TimeSpan? interval, TimeSpan? timeout, TimeSpan? gracePeriod, int leastIntervalSeconds)
    {
        if (interval is { } every && (every < TimeSpan.FromSeconds(leastIntervalSeconds) || every > s_longest))
        {
            yield return FlyFinding.Error("check-interval", $"{path}.interval", every, "is refused or clamped by Fly.", $"Use {leastIntervalSeconds} s to 60 s.");
        }

        if (timeout is { } after && (after < TimeSpan.FromSeconds(1) || after > s_longest))
        {
            yield return FlyFinding.Error("check-timeout", $"{path}.timeout", after, "is refused or clamped by Fly.", "Use 1 s to 60 s.");
        }

        if (gracePeriod is { } grace && (grace < TimeSpan.FromSeconds(1) || grace > s_longest))
        {
            yield return FlyFinding.Error("check-grace", $"{path}.grace_period", grace, "is clamped by Fly.", "Use 1 s to 60 s, and deploy.wait_timeout for a slower start.");
        }
    }

    private static IEnumerable<FlyFinding> Request(string path, string? target, string? method, string? protocol)
    {
        if (target is null || !target.StartsWith('/'))
        {
            yield return FlyFinding.Error("check-path", $"{path}.path", target, "is not a path.", "Start it with '/'.");
        }

        if (method is not null && !method.All(char.IsAsciiLetter))
        {
            yield return FlyFinding.Error("check-method", $"{path}.method", method, "is no HTTP method.", "Use GET or HEAD.");
        }

        if (protocol is not (null or "http" or "https"))
        {
            yield return FlyFinding.Error("check-protocol", $"{path}.protocol", protocol, "is no protocol of a check.", "Use http or https.");
        }
    }
}
