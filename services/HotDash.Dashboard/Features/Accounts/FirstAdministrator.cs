using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Accounts;

internal sealed partial class FirstAdministrator(OperatorStore operators, IOptions<SetupOptions> options, ILogger<FirstAdministrator> logger)
{
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (options.Value is not { AdminEmail: { } email, AdminPassword: { } password } setup)
        {
            return;
        }

        if (await operators.AddAsync(email, setup.AdminName, Role.Admin, SignInService.Hash(password.Reveal()), cancellationToken))
        {
            LogAdded(email);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Added the administrator {Email}")]
    private partial void LogAdded(string email);
}
