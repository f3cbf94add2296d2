using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Accounts;

internal sealed class SetupOptionsValidator : IValidateOptions<SetupOptions>
{
    private const int ShortestPassword = 12;

    public ValidateOptionsResult Validate(string? name, SetupOptions options)
    {
        if (options.AdminEmail is null)
        {
            return ValidateOptionsResult.Success;
        }

        return options.AdminPassword?.Reveal().Length >= ShortestPassword
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"{SetupOptions.SectionName}:AdminPassword must have at least {ShortestPassword} characters when AdminEmail is set.");
    }
}
