using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Assistants;

/// <summary>Lets in whoever sends the configured bearer token. It opens <c>/mcp</c> and nothing else.</summary>
internal sealed class McpTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> schemes, ILoggerFactory loggers, UrlEncoder encoder, IOptions<McpOptions> options)
    : AuthenticationHandler<AuthenticationSchemeOptions>(schemes, loggers, encoder)
{
    public const string SchemeName = "mcp";

    private const string Prefix = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();

        if (options.Value.Token is not { } token || !header.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        // Hashes have one length, so that the comparison tells nothing about the token's.
        var isRight = CryptographicOperations.FixedTimeEquals(Hash(header[Prefix.Length..]), Hash(token.Reveal()));

        return Task.FromResult(isRight
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "Assistant")], SchemeName)), SchemeName))
            : AuthenticateResult.Fail("The token is wrong."));
    }

    private static byte[] Hash(string value) => SHA256.HashData(Encoding.UTF8.GetBytes(value));
}
