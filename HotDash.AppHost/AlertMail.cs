/// <summary>Locally the dashboard's alerts go to the development mailbox. Staging is told where by its own settings.</summary>
internal static class AlertMail
{
    public static IResourceBuilder<IResourceWithEnvironment> WithAlertMail(
        this IResourceBuilder<IResourceWithEnvironment> dashboard, EndpointReference smtp, string recipient, ParameterResource password)
    {
        if (!dashboard.ApplicationBuilder.ExecutionContext.IsRunMode)
        {
            return dashboard;
        }

        return dashboard.WithEnvironment(context =>
        {
            context.EnvironmentVariables["Watching__Mail__Host"] = smtp.Property(EndpointProperty.Host);
            context.EnvironmentVariables["Watching__Mail__Port"] = smtp.Property(EndpointProperty.Port);
            context.EnvironmentVariables["Watching__Mail__User"] = recipient;
            context.EnvironmentVariables["Watching__Mail__Password"] = password;
            context.EnvironmentVariables["Watching__Mail__From"] = recipient;
            context.EnvironmentVariables["Watching__Mail__To__0"] = recipient;
        });
    }
}
