using System.Net.Http.Json;
using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Embedded.Tests.Stack;

public sealed class MailboxStackTests
{
    [Fact]
    public async Task DropSamples_InARunningStack_FillsTheSupportInbox()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new HostFolder();
        var builder = StackBuilder.CreateFor(folder);
        var mailbox = builder.AddMailbox("mailbox");
        await using var application = await builder.BuildAsync(cancellationToken);

        try
        {
            await application.StartAsync(cancellationToken);
            await application.ResourceNotifications.WaitForResourceHealthyAsync("mailbox", cancellationToken);

            var dropped = await application.Services.GetRequiredService<ResourceCommandService>().ExecuteCommandAsync(mailbox.Resource, "drop-samples", cancellationToken);

            Assert.True(dropped.Success, dropped.Message);
            using var client = new HttpClient { BaseAddress = new Uri(mailbox.Resource.Page.Url) };
            var mailboxes = await client.GetFromJsonAsync<JsonElement>("/api/mailboxes", cancellationToken);
            Assert.Equal("support@hotdash.test", mailboxes[0].GetProperty("address").GetString());
            Assert.Equal(6, mailboxes[0].GetProperty("mails").GetArrayLength());
        }
        finally
        {
            await application.StopAsync(CancellationToken.None);
        }
    }

    [Fact]
    public void Mailbox_WhenPublishing_IsNotInTheModel()
    {
        var builder = StackBuilder.Create(backend: null, "--operation", "publish", "--publisher", "manifest", "--output-path", "unused");

        var mailbox = builder.AddMailbox("mailbox");

        Assert.DoesNotContain(mailbox.Resource, builder.Resources);
    }
}
