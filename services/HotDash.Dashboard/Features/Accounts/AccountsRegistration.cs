using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Accounts;

internal static class AccountsRegistration
{
    public const string LoginPath = "/login";

    private static readonly TimeSpan s_sessionLength = TimeSpan.FromHours(10);

    public static void AddAccounts(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<OperatorStore>();
        services.AddSingleton<SignInLog>();
        services.AddSingleton<SignInService>();
        services.AddSingleton<SessionStore>();
        services.AddDataProtection().SetApplicationName("hotdash");
        services.AddOptions<KeyManagementOptions>()
            .Configure<Npgsql.NpgsqlDataSource>((options, dataSource) => options.XmlRepository = new DataProtectionKeyStore(dataSource));

        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<SessionStore>((options, sessions) => Configure(options, sessions, builder.Environment.IsDevelopment()));
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Policies.Admin, policy => policy.RequireRole(nameof(Role.Admin)))
            .AddPolicy(Policies.Operator, policy => policy.RequireRole(nameof(Role.Operator), nameof(Role.Admin)));
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, SessionCheck>();
    }

    /// <summary>What the prepare step needs of this feature.</summary>
    public static void AddFirstAdministrator(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<SetupOptions>, SetupOptionsValidator>();
        builder.Services.AddOptions<SetupOptions>()
            .BindConfiguration(SetupOptions.SectionName, binder => binder.ErrorOnUnknownConfiguration = true);
        builder.Services.AddSingleton<OperatorStore>();
        builder.Services.AddSingleton<FirstAdministrator>();
    }

    private static void Configure(CookieAuthenticationOptions options, SessionStore sessions, bool isDevelopment)
    {
        options.SessionStore = sessions;
        options.Cookie.Name = "hotdash";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        options.ExpireTimeSpan = s_sessionLength;
        options.SlidingExpiration = true;
        options.LoginPath = LoginPath;
        options.AccessDeniedPath = "/not-allowed";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnRedirectToLogin = context => AnswerAsync(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => AnswerAsync(context, StatusCodes.Status403Forbidden);
    }

    /// <summary>A program gets a status, a person a page.</summary>
    private static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }
}
