using Bunit;
using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Chatwoot;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Dashboard.Tests.Components;

public sealed class DataViewTests : BunitContext
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;
    private readonly Feed<string> _feed = new(TimeProvider.System);

    public DataViewTests()
    {
        Services.AddSingleton(TimeProvider.System);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void View_NothingLoadedYet_ShowsLoading() => Assert.Equal("Loading", Show().Find("[role=status]").GetAttribute("aria-label"));

    [Fact]
    public async Task View_EmptyValue_ShowsTheEmptyText()
    {
        await LoadAsync("");

        Assert.Equal("Nothing to do.", Show().Find(".empty").TextContent);
    }

    [Fact]
    public async Task View_Value_ShowsIt()
    {
        await LoadAsync("hello");

        Assert.Equal("hello", Show().Find("b").TextContent);
    }

    [Fact]
    public async Task View_FirstLoadFails_OffersRetry()
    {
        await FailAsync();
        var retried = false;
        var view = Show(() => retried = true);

        view.Find("[role=alert] button").Click();

        Assert.True(retried);
        Assert.Contains("Chatwoot cannot be reached.", view.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task View_RefreshFails_ShowsTheOldValueAndSaysSo()
    {
        await LoadAsync("hello");
        await FailAsync();

        var view = Show();

        Assert.Equal("hello", view.Find("b").TextContent);
        Assert.Contains("Showing what was read just now", view.Find(".notice-warning").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<DataView<string>> Show(Action? retry = null) => Render<DataView<string>>(parameters => parameters
        .Add(view => view.Feed, _feed)
        .Add(view => view.EmptyText, "Nothing to do.")
        .Add(view => view.IsEmpty, value => value.Length == 0)
        .Add(view => view.OnRetry, () => retry?.Invoke())
        .Add(view => view.ChildContent, value => $"<b>{value}</b>"));

    private Task LoadAsync(string value) => _feed.LoadAsync(_ => Task.FromResult(value), _cancellationToken);

    private Task FailAsync() => _feed.LoadAsync(
        _ => throw new ChatwootException(ChatwootFailure.Unreachable, "Chatwoot cannot be reached."), _cancellationToken);
}
