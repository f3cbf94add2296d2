namespace HotDash.Hosting.Tests.ApplicationModel;

internal static class TestProject
{
    /// <summary>Writes <c>web/web.csproj</c> with a launch profile into a folder and gives its path.</summary>
    public static string Write(string folder, string applicationUrl)
    {
        var project = Path.Combine(folder, "web", "web.csproj");
        Directory.CreateDirectory(Path.Combine(folder, "web", "Properties"));
        File.WriteAllText(project, "<Project Sdk=\"Microsoft.NET.Sdk.Web\" />");
        File.WriteAllText(
            Path.Combine(folder, "web", "Properties", "launchSettings.json"),
            $$"""
            {
              // The first profile that starts the project is taken.
              "profiles": {
                "web": {
                  "commandName": "Project",
                  "commandLineArgs": "--name \"two words\"",
                  "applicationUrl": "{{applicationUrl}}",
                  "environmentVariables": { "ASPNETCORE_ENVIRONMENT": "Development" },
                },
                "other": { "commandName": "Project", "environmentVariables": { "OTHER": "1" } },
              }
            }
            """);

        return project;
    }
}
