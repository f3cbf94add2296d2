using System.Text.RegularExpressions;

namespace HotDash.Chatwoot.Limits;

/// <summary>So many requests to addresses of a kind, counted for somebody.</summary>
/// <param name="Path">With the account's number as group <c>account</c>.</param>
/// <param name="Limit">Requests per <paramref name="Period"/>.</param>
/// <param name="Period">Length of the window.</param>
/// <param name="Caller">Counted per caller of an account; otherwise per account.</param>
/// <param name="Method">Null for any.</param>
internal sealed record RequestLimit(Regex Path, int Limit, TimeSpan Period, bool Caller, string? Method = null)
{
    /// <returns>Null where this limit does not concern the request.</returns>
    public string? KeyOf(HttpRequest request)
    {
        if ((Method is not null && request.Method != Method) || Path.Match(request.Path.Value ?? "") is not { Success: true } match)
        {
            return null;
        }

        var account = match.Groups["account"].Value;
        if (!Caller)
        {
            return account;
        }

        var caller = request.Headers["uid"].ToString() is { Length: > 0 } uid ? uid : Access.Credentials.Token(request);

        return string.IsNullOrEmpty(caller) ? null : $"{caller}:{account}";
    }
}
