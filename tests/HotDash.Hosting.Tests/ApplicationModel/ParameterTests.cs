using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Hosting.Tests.ApplicationModel;

[Collection(nameof(ProcessState))]
public sealed class ParameterTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Parameters:shop-token=a")]
    [InlineData("Parameters:shop_token=a")]
    public async Task Parameter_WithAConfiguredValue_HasIt(string argument)
    {
        await using var model = new TestModel(argument);
        var token = model.Builder.AddParameter("shop-token", secret: true);

        Assert.Equal("a", await token.Resource.GetValueAsync(Cancelled));
    }

    [Fact]
    public async Task Parameter_WithoutAValue_FailsNamingVariableAndSecret()
    {
        await using var model = new TestModel();
        var token = model.Builder.AddParameter("shop-token");

        var error = await Assert.ThrowsAsync<MissingParameterValueException>(async () => await token.Resource.GetValueAsync(Cancelled));

        Assert.Contains("Parameters__shop_token", error.Message, StringComparison.Ordinal);
        Assert.Contains("'Parameters:shop-token'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VariableOfAMissingParameter_Resolved_FailsNamingTheVariable()
    {
        await using var model = new TestModel();
        var web = model.Builder.AddExecutable("web", "web", ".").WithEnvironment("TOKEN", model.Builder.AddParameter("token"));

        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => model.EnvironmentOfAsync(web));

        Assert.Contains("'TOKEN' of resource 'web'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GeneratedPassword_WithUserSecrets_IsKept()
    {
        using var secrets = new UserSecretsFile();
        string? first;
        await using (var model = new TestModel())
        {
            first = await model.Builder.AddPostgres("postgres").Resource.PasswordParameter.GetValueAsync(Cancelled);
        }

        await using var again = new TestModel();

        Assert.Equal(first, await again.Builder.AddPostgres("postgres").Resource.PasswordParameter.GetValueAsync(Cancelled));
        Assert.Contains(first!, await File.ReadAllTextAsync(secrets.Path, Cancelled), StringComparison.Ordinal);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(secrets.Path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task GeneratedPassword_WithMinimums_MeetsThem()
    {
        var rule = new GenerateParameterDefault { MinLength = 30, Special = false, MinUpper = 4, MinNumeric = 5 };

        for (var round = 0; round < 50; round++)
        {
            var password = rule.GetDefaultValue();

            Assert.Equal(30, password.Length);
            Assert.True(password.Count(char.IsAsciiLetterUpper) >= 4);
            Assert.True(password.Count(char.IsAsciiDigit) >= 5);
            Assert.All(password, character => Assert.True(char.IsAsciiLetterOrDigit(character)));
        }

        await Task.CompletedTask;
    }

    [Fact]
    public async Task ParameterProcessor_OfAMissingValue_ShowsItAndFailsItsUsersWhenNobodyCanBeAsked()
    {
        await using var model = new TestModel();
        var token = model.Builder.AddParameter("token", secret: true);
        await model.App.Services.GetRequiredService<ParameterProcessor>().InitializeAsync([token.Resource], Cancelled);

        Assert.True(model.Notifications.TryGetCurrentState("token", out var current));
        Assert.Equal(KnownResourceStates.ValueMissing, current.Snapshot.State!.Text);
        Assert.Equal(KnownResourceStateStyles.Warn, current.Snapshot.State.Style);
        await Assert.ThrowsAsync<MissingParameterValueException>(async () => await token.Resource.GetValueAsync(Cancelled));
    }

    [Fact]
    public async Task ParameterProcessor_OfAMissingValueWithAFrontEnd_AsksSavesAndReleasesWaiters()
    {
        using var secrets = new UserSecretsFile();
        await using var model = new TestModel();
        var token = model.Builder.AddParameter("token", secret: true);
        var interactions = model.App.Services.GetRequiredService<InteractionService>();
        await using var questions = interactions.WatchAsync(Cancelled).GetAsyncEnumerator(Cancelled);
        var next = questions.MoveNextAsync();
        await model.App.Services.GetRequiredService<ParameterProcessor>().InitializeAsync([token.Resource], Cancelled);
        var value = token.Resource.GetValueAsync(Cancelled).AsTask();

        await next;
        Assert.Equal(InteractionKind.Notification, questions.Current.Kind);
        await interactions.AnswerAsync(questions.Current.Id, true, Cancelled);
        do
        {
            Assert.True(await questions.MoveNextAsync());
        }
        while (questions.Current.Kind != InteractionKind.Inputs);
        Assert.Equal(InputType.SecretText, questions.Current.Inputs["token"].InputType);
        questions.Current.Inputs["token"].Value = "given";
        await interactions.AnswerAsync(questions.Current.Id, true, Cancelled);

        Assert.Equal("given", await value.WaitAsync(TimeSpan.FromSeconds(5), Cancelled));
        Assert.Contains("\"Parameters:token\": \"given\"", await File.ReadAllTextAsync(secrets.Path, Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SetParameterCommand_WithAValue_ReplacesItAndHidesASecret()
    {
        await using var model = new TestModel("Parameters:token=old");
        var token = model.Builder.AddParameter("token", secret: true);
        await model.App.Services.GetRequiredService<ParameterProcessor>().InitializeAsync([token.Resource], Cancelled);
        var value = new InteractionInput { Name = "Value", InputType = InputType.SecretText, Value = "new" };

        var result = await model.App.ResourceCommands.ExecuteCommandAsync(
            token.Resource, KnownResourceCommands.SetParameterCommand, new InteractionInputCollection([value]), Cancelled);

        Assert.True(result.Success, result.Message);
        Assert.Equal("new", await token.Resource.GetValueAsync(Cancelled));
        Assert.True(model.Notifications.TryGetCurrentState("token", out var current));
        Assert.True(current.Snapshot.Properties.Single(property => property.Name == "Value").IsSensitive);
    }

    [Fact]
    public async Task SecretParameter_PublishedAsDefault_IsRefused()
    {
        await using var model = new TestModel();

        Assert.Throws<ArgumentException>(() => model.Builder.AddParameter("token", "value", publishValueAsDefault: true, secret: true));
    }
}
