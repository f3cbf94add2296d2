using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace HotDash.Cli.Tests.Testing;

/// <summary>What else may run in place of our dashboard from source: a Node project, our image.</summary>
[Collection(AppHostCommandTests.OneAtATime)]
public sealed class OperatorDashboardTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(100);

    private readonly string _data = Directory.CreateTempSubdirectory("hotdash-testing-").FullName;
    private readonly string _project = Directory.CreateTempSubdirectory("node-dashboard-").FullName;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NodeProject_NamedBySetting_IsInstalledServedAndToldWhereEverythingIs()
    {
        Assert.SkipUnless(AspireCli.Missing is null, AspireCli.Missing ?? string.Empty);
        Copy(AspireCli.NodeDashboard, _project);
        await using var builder = await CreateAsync($"--HotDash:Dashboard:Path={_project}");
        await using var app = await builder.BuildAsync(Cancelled);

        await app.StartAsync(Cancelled);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("dashboard", Cancelled).WaitAsync(s_patience, Cancelled);

        using var client = app.CreateHttpClient("dashboard");
        var environment = JsonSerializer.Deserialize<Dictionary<string, string>>(await client.GetStringAsync(new Uri("/", UriKind.Relative), Cancelled))!;
        Assert.Equal(await app.GetConnectionStringAsync("hotdash-db", Cancelled), environment["ConnectionStrings__hotdash"]);
        Assert.StartsWith("postgresql://hotdash:", environment["DATABASE_URL"], StringComparison.Ordinal);
        Assert.StartsWith("redis://:", environment["REDIS_URL"], StringComparison.Ordinal);
        Assert.Equal(app.GetEndpoint("chatwoot", "http").GetLeftPart(UriPartial.Authority), environment["services__chatwoot__http__0"]);
        Assert.Equal("Aa1-chatwoot-api-token-of-a-test", environment["Chatwoot__ApiAccessToken"]);
        Assert.Equal("dashboard", environment["OTEL_SERVICE_NAME"]);
        var install = await app.ResourceNotifications.WaitForResourceAsync("dashboard-install", state => state.Snapshot.ExitCode is not null, Cancelled);
        Assert.Equal(0, install.Snapshot.ExitCode);
        Assert.True(Directory.Exists(Path.Combine(_project, "node_modules", "vite")));
        Assert.DoesNotContain(builder.Resources, resource => resource.Name == "dashboard-prepare");
    }

    [Theory]
    [InlineData("vite", "run dev -- --host 127.0.0.1 --port {port}")]
    [InlineData("node_modules/.bin/vite --mode staging", "run dev -- --host 127.0.0.1 --port {port}")]
    [InlineData("react-router dev", "run dev -- --host 127.0.0.1 --port {port}")]
    [InlineData("ng serve", "run dev -- --port {port}")]
    [InlineData("next dev", "run dev")]
    [InlineData("vite build && node server.js", "run dev")]
    [InlineData("node server.js", "run dev")]
    public async Task Script_Command_IsGivenItsPortAsItsToolTakesIt(string command, string expected)
    {
        await File.WriteAllTextAsync(Path.Combine(_project, "package.json"), $$"""{ "scripts": { "dev": "{{command}}" } }""", Cancelled);
        await using var builder = await CreateAsync($"--HotDash:Dashboard:Path={_project}");

        var arguments = new CommandLineArgsCallbackContext([]);
        foreach (var callback in builder.Resources.Single(resource => resource.Name == "dashboard").Annotations.OfType<CommandLineArgsCallbackAnnotation>())
        {
            await callback.Callback(arguments);
        }

        Assert.Equal(expected, string.Join(' ', arguments.Args.Select(argument => argument is EndpointReferenceExpression ? "{port}" : argument)));
    }

    [Theory]
    [InlineData("missing", "dev", "/", "HotDash:Dashboard:Path is '{0}/missing', and the folder '{0}/missing' does not exist. Name the folder of a Node project,")]
    [InlineData("", "dev", "/", "HotDash:Dashboard:Path names '{0}', which holds no package.json. Name the folder that holds it,")]
    [InlineData("broken", "dev", "/", "'{0}/broken/package.json' is not a valid package.json:")]
    [InlineData("good", "serve", "/", "HotDash:Dashboard:Script is 'serve', and '{0}/good/package.json' has no such script. Set it to one of these: dev, start.")]
    [InlineData("good", "dev", "health", "HotDash:Dashboard:HealthPath is 'health', which is no path of a URL. Let it begin with a slash.")]
    public async Task Settings_NamingWhatIsNotThere_AreRefusedWithTheRemedy(string folder, string script, string healthPath, string message)
    {
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(_project, "broken")).FullName, "package.json"), "{ scripts", Cancelled);
        await File.WriteAllTextAsync(
            Path.Combine(Directory.CreateDirectory(Path.Combine(_project, "good")).FullName, "package.json"), """{ "scripts": { "dev": "node .", "start": "node ." } }""", Cancelled);

        var exception = await Assert.ThrowsAsync<DistributedApplicationException>(() => CreateAsync(
            $"--HotDash:Dashboard:Path={Path.Combine(_project, folder).TrimEnd('/')}", $"--HotDash:Dashboard:Script={script}", $"--HotDash:Dashboard:HealthPath={healthPath}"));

        Assert.StartsWith(string.Format(null, message, _project), exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image", "HotDash:Dashboard=image is refused: a container cannot reach the embedded Postgres of 'hotdash-db'. Set HOTDASH_BACKEND=containers,")]
    [InlineData("react", "HotDash:Dashboard is 'react', expected source or image.")]
    public async Task Dashboard_ThatCannotRunHere_IsRefusedWithTheRemedy(string value, string message)
    {
        var exception = await Assert.ThrowsAsync<DistributedApplicationException>(() => CreateAsync($"--HotDash:Dashboard={value}"));

        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dashboard_FromItsImage_IsPreparedAndConfiguredAsFromSource()
    {
        await using var source = await CreateAsync();
        await using var image = await CreateAsync("--HotDash:Backend=containers", "--HotDash:Dashboard=image");

        Assert.Equal(await NamesAsync(source), await NamesAsync(image));
        Assert.Equal("localhost/hotdash-dashboard:local", image.Resources.Single(resource => resource.Name == "dashboard-prepare").TryGetContainerImageName(out var name) ? name : null);
    }

    public void Dispose()
    {
        Directory.Delete(_data, recursive: true);
        Directory.Delete(_project, recursive: true);
    }

    private Task<IDistributedApplicationTestingBuilder> CreateAsync(params string[] arguments) =>
        DistributedApplicationTestingBuilder.CreateAsync<Projects.HotDash_AppHost>(
            [$"--HotDash:DataFolder={_data}", .. HotDashTestingTests.Passwords, .. arguments], Cancelled);

    /// <returns>The variables that are settings of the dashboard's own; a project also gets some that choose its log's format.</returns>
    private static async Task<IEnumerable<string>> NamesAsync(IDistributedApplicationTestingBuilder builder)
    {
        var dashboard = builder.Resources.Single(resource => resource.Name == "dashboard");
        var context = new EnvironmentCallbackContext(builder.ExecutionContext, dashboard, new Dictionary<string, object>(), Cancelled);
        foreach (var callback in dashboard.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await callback.Callback(context);
        }

        return context.EnvironmentVariables.Keys.Where(key => key.Contains("__", StringComparison.Ordinal) && !key.StartsWith("LOGGING__", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
    }

    private static void Copy(string source, string target)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
