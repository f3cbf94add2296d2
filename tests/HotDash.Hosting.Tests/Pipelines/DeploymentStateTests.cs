using Aspire.Hosting;
using Aspire.Hosting.Pipelines;
using HotDash.Hosting.Tests.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Hosting.Tests.Pipelines;

[Collection(nameof(ProcessState))]
public sealed class DeploymentStateTests : IDisposable
{
    private const string HomeVariable = "HOME";

    private readonly string? _home = Environment.GetEnvironmentVariable(HomeVariable);
    private readonly string _folder = Directory.CreateTempSubdirectory("hotdash-state-").FullName;

    public DeploymentStateTests() => Environment.SetEnvironmentVariable(HomeVariable, _folder);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(HomeVariable, _home);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task State_SavedByOneRun_IsReadByTheNext()
    {
        await using (var first = Build())
        {
            var state = StateOf(first);
            var section = await state.AcquireSectionAsync("fly", Cancelled);
            section.Data["digest"] = "sha256:0";
            await state.SaveSectionAsync(section, Cancelled);
        }

        await using var second = Build();
        var read = await StateOf(second).AcquireSectionAsync("fly", Cancelled);

        Assert.Equal(("sha256:0", 1), ((string?)read.Data["digest"], read.Version));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(StateOf(second).StateFilePath!) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task State_SavedByAnotherMeanwhile_IsNotOverwritten()
    {
        await using var app = Build();
        var state = StateOf(app);
        var mine = await state.AcquireSectionAsync("fly", Cancelled);
        var theirs = await state.AcquireSectionAsync("fly", Cancelled);
        await state.SaveSectionAsync(theirs, Cancelled);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => state.SaveSectionAsync(mine, Cancelled));

        Assert.Contains("'fly'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_OfAPublishWithSecrets_HoldsNone()
    {
        await using var app = Build("Parameters:token=canary-value");
        var state = StateOf(app);
        await app.RunAsync(Cancelled);

        Assert.False(File.Exists(state.StateFilePath));
    }

    [Fact]
    public async Task State_ClearedByASwitch_IsEmpty()
    {
        await using (var first = Build())
        {
            var section = await StateOf(first).AcquireSectionAsync("fly", Cancelled);
            section.SetValue("x");
            await StateOf(first).SaveSectionAsync(section, Cancelled);
        }

        await using var second = Build("--clear-cache");
        var state = StateOf(second);
        await second.RunAsync(Cancelled);

        Assert.Empty((await state.AcquireSectionAsync("fly", Cancelled)).Data);
    }

    private static DistributedApplication Build(params string[] settings)
    {
        var builder = new DistributedApplicationBuilder(new DistributedApplicationOptions
        {
            ProjectDirectory = AppContext.BaseDirectory,
            Args = ["--operation", "publish", "--step", "deploy", .. settings],
        });
        builder.Services.AddSingleton<IPipelineActivityReporter>(new ConsoleActivityReporter(TextWriter.Null, TextWriter.Null, TimeProvider.System));
        builder.AddParameter("token", secret: true);

        return builder.Build();
    }

    private static IDeploymentStateManager StateOf(DistributedApplication app) => app.Services.GetRequiredService<IDeploymentStateManager>();
}
