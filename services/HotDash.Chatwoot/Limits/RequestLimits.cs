using System.Net;
using System.Text.RegularExpressions;

namespace HotDash.Chatwoot.Limits;

/// <summary>Limits of single endpoints, by Chatwoot's settings (config/initializers/rack_attack.rb).</summary>
internal sealed partial class RequestLimits
{
    private readonly (RequestLimit Limit, WindowCounter Counter)[] _limits;
    private readonly HashSet<string> _exempt;

    public RequestLimits(IConfiguration configuration, TimeProvider clock)
    {
        RequestLimit[] limits =
        [
            new(Search(), configuration.GetValue("RATE_LIMIT_CONTACT_SEARCH", 100), TimeSpan.FromMinutes(1), Caller: false),
            new(Meta(), configuration.GetValue("RATE_LIMIT_CONVERSATIONS_META", 30), TimeSpan.FromMinutes(1), Caller: true, HttpMethods.Get),
            new(Reports(), configuration.GetValue("RATE_LIMIT_REPORTS_API_USER_LEVEL", 100), TimeSpan.FromMinutes(1), Caller: true),
            new(Reports(), configuration.GetValue("RATE_LIMIT_REPORTS_API_ACCOUNT_LEVEL", 1000), TimeSpan.FromMinutes(1), Caller: false),
            new(Transcript(), configuration.GetValue("RATE_LIMIT_CONVERSATION_TRANSCRIPT", 1000), TimeSpan.FromHours(1), Caller: false),
        ];
        _limits = [.. limits.Select(limit => (limit, new WindowCounter(limit.Period, clock)))];
        _exempt = [.. (configuration["RACK_ATTACK_ALLOWED_IPS"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    }

    public bool IsExempt(IPAddress? address) => address is null || IPAddress.IsLoopback(address) || _exempt.Contains(address.ToString());

    public bool Admit(HttpRequest request) =>
        _limits.All(limited => limited.Limit.KeyOf(request) is not { } key || limited.Counter.Count(key) <= limited.Limit.Limit);

    [GeneratedRegex("^/api/v1/accounts/(?<account>[0-9]+)/contacts/search", RegexOptions.CultureInvariant)]
    private static partial Regex Search();

    [GeneratedRegex("^/api/v1/accounts/(?<account>[0-9]+)/conversations/meta", RegexOptions.CultureInvariant)]
    private static partial Regex Meta();

    [GeneratedRegex("^/api/v2/accounts/(?<account>[0-9]+)/reports", RegexOptions.CultureInvariant)]
    private static partial Regex Reports();

    [GeneratedRegex("^/api/v1/accounts/(?<account>[0-9]+)/conversations/[0-9]+/transcript", RegexOptions.CultureInvariant)]
    private static partial Regex Transcript();
}
