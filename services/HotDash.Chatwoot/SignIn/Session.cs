using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace HotDash.Chatwoot.SignIn;

/// <summary>A new session with the headers that tell the client about it.</summary>
internal sealed record Session(string AccessToken, string Client, long Expiry, string Uid)
{
    public void WriteTo(IHeaderDictionary headers)
    {
        var expiry = Expiry.ToString(CultureInfo.InvariantCulture);
        headers["access-token"] = AccessToken;
        headers["token-type"] = "Bearer";
        headers["client"] = Client;
        headers["expiry"] = expiry;
        headers["uid"] = Uid;
        var all = new JsonObject
        {
            ["access-token"] = AccessToken, ["token-type"] = "Bearer", ["client"] = Client, ["expiry"] = expiry, ["uid"] = Uid,
        };
        headers.Authorization = $"Bearer {Convert.ToBase64String(Encoding.UTF8.GetBytes(all.ToJsonString()))}";
    }
}
