using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace HotDash.Dashboard.Tests.Fakes;

/// <summary>
/// Google's token service, the Analytics Data API and Search Console over a real socket, as strict as the originals about what
/// we send: the assertion's signature, issuer, audience, scope and lifetime, the bearer token, and the shape of the query.
/// </summary>
internal sealed class FakeGoogle : IAsyncDisposable
{
    public const string Account = "hotdash@example.iam.gserviceaccount.com";

    private readonly WebApplication _app;
    private readonly RSA _key = RSA.Create(2048);
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, string> _scopeOfToken = new();

    private FakeGoogle(WebApplication app, TimeProvider time)
    {
        _app = app;
        _time = time;
    }

    public Uri Address => new(_app.Urls.Single());

    public ConcurrentQueue<JsonNode> Queries { get; } = new();

    public int TokensGiven => _scopeOfToken.Count;

    /// <summary>Rows by query body; null refuses with 403, as for an account that was not invited.</summary>
    public Func<JsonNode, JsonNode?> Answer { get; set; } = _ => new JsonObject();

    public string KeyFile => JsonSerializer.Serialize(new
    {
        type = "service_account",
        client_email = Account,
        private_key = _key.ExportPkcs8PrivateKeyPem(),
        token_uri = new Uri(Address, "/token"),
    });

    public static async Task<FakeGoogle> StartAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var fake = new FakeGoogle(builder.Build(), time);
        fake._app.MapPost("/token", fake.GiveTokenAsync);
        fake._app.MapPost("/v1beta/{**query}", (HttpContext context, CancellationToken _) => fake.QueryAsync(context, "https://www.googleapis.com/auth/analytics.readonly"));
        fake._app.MapPost("/webmasters/v3/sites/{**query}", (HttpContext context, CancellationToken _) => fake.QueryAsync(context, "https://www.googleapis.com/auth/webmasters.readonly"));
        await fake._app.StartAsync(cancellationToken);

        return fake;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private async Task<IResult> GiveTokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var parts = form["assertion"].ToString().Split('.');

        if (form["grant_type"] != "urn:ietf:params:oauth:grant-type:jwt-bearer" || parts.Length != 3)
        {
            return Refuse("unsupported_grant_type");
        }

        var signed = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
        var claims = JsonNode.Parse(WebEncoders.Base64UrlDecode(parts[1]))!;
        var (issued, expires) = (claims["iat"]!.GetValue<long>(), claims["exp"]!.GetValue<long>());
        var now = _time.GetUtcNow().ToUnixTimeSeconds();
        var isGood = _key.VerifyData(signed, WebEncoders.Base64UrlDecode(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            && JsonNode.Parse(WebEncoders.Base64UrlDecode(parts[0]))!["alg"]!.GetValue<string>() == "RS256"
            && claims["iss"]!.GetValue<string>() == Account
            && claims["aud"]!.GetValue<string>() == new Uri(Address, "/token").ToString()
            && issued <= now && now < expires && expires - issued <= 3600;

        if (!isGood)
        {
            return Refuse("invalid_grant");
        }

        var token = $"ya29.{Guid.NewGuid():N}";
        _scopeOfToken[token] = claims["scope"]!.GetValue<string>();

        return Results.Json(new { access_token = token, expires_in = 3599, token_type = "Bearer" });
    }

    private async Task<IResult> QueryAsync(HttpContext context, string scope)
    {
        var token = context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);

        if (!_scopeOfToken.TryGetValue(token, out var granted) || granted != scope)
        {
            return Results.Json(new { error = new { code = 401, status = "UNAUTHENTICATED" } }, statusCode: StatusCodes.Status401Unauthorized);
        }

        var query = await JsonNode.ParseAsync(context.Request.Body) ?? throw new InvalidOperationException("A query has a body.");
        query["path"] = context.Request.Path.ToString();
        Queries.Enqueue(query);

        return Answer(query) is { } answer
            ? Results.Text(answer.ToJsonString(), "application/json")
            : Results.Json(new { error = new { code = 403, status = "PERMISSION_DENIED" } }, statusCode: StatusCodes.Status403Forbidden);
    }

    private static IResult Refuse(string error) => Results.Json(new { error }, statusCode: StatusCodes.Status400BadRequest);

    /// <summary>A report in the Data API's shape: with two named ranges the range's name is the last dimension.</summary>
    public static JsonNode Report(params (string Page, string Range, long Sessions)[] rows) => new JsonObject
    {
        ["kind"] = "analyticsData#runReport",
        ["rowCount"] = rows.Length,
        ["rows"] = new JsonArray([.. rows.Select(row => new JsonObject
        {
            ["dimensionValues"] = new JsonArray(new JsonObject { ["value"] = row.Page }, new JsonObject { ["value"] = row.Range }),
            ["metricValues"] = new JsonArray(new JsonObject { ["value"] = row.Sessions.ToString(CultureInfo.InvariantCulture) }),
        })]),
    };

    public static JsonNode Phrases(params (string Phrase, double Clicks, double Position)[] rows) => new JsonObject
    {
        ["responseAggregationType"] = "byProperty",
        ["rows"] = new JsonArray([.. rows.Select(row => new JsonObject
        {
            ["keys"] = new JsonArray(row.Phrase), ["clicks"] = row.Clicks, ["impressions"] = row.Clicks * 10, ["ctr"] = 0.1, ["position"] = row.Position,
        })]),
    };
}
