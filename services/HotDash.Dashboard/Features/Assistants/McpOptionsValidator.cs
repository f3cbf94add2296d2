using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Assistants;

internal sealed class McpOptionsValidator : IValidateOptions<McpOptions>
{
    private const int ShortestToken = 24;

    public ValidateOptionsResult Validate(string? name, McpOptions options) =>
        options.Token is { } token && token.Reveal().Length < ShortestToken
            ? ValidateOptionsResult.Fail($"{McpOptions.SectionName}:Token must have at least {ShortestToken} characters. Make one with: openssl rand -hex 24")
            : ValidateOptionsResult.Success;
}
