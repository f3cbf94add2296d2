using System.Text;
using System.Text.Json;

namespace HotDash.Chatwoot.SignIn;

/// <summary>A session as a request presents it: three headers, or an Authorization header that holds their JSON in base 64.</summary>
internal sealed record SessionHeaders(string AccessToken, string Client, string Uid)
{
    public static SessionHeaders? Read(IHeaderDictionary headers)
    {
        if (headers["access-token"].ToString() is { Length: > 0 } token
            && headers["client"].ToString() is { Length: > 0 } client && headers["uid"].ToString() is { Length: > 0 } uid)
        {
            return new SessionHeaders(token, client, uid);
        }

        return headers.Authorization.ToString() is { } value && value.StartsWith("Bearer ", StringComparison.Ordinal) ? Decode(value["Bearer ".Length..]) : null;
    }

    private static SessionHeaders? Decode(string encoded)
    {
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(encoded)));
            var root = document.RootElement;

            return root.GetProperty("access-token").GetString() is { } token
                && root.GetProperty("client").GetString() is { } client && root.GetProperty("uid").GetString() is { } uid
                    ? new SessionHeaders(token, client, uid) : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
