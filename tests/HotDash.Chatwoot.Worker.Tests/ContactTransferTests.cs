using System.Text;
using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Attachments;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Worker.Tests.Support;
using HotDash.Sidekiq.ActiveJobs;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Chatwoot.Worker.Tests;

public sealed class ContactTransferTests
{
    private const string File = """
        name,email,phone_number,identifier,labels,company_name,tier
        Jamie,Jamie@example.com,4930123456,,"vip, late","Shop ""One"", Ltd",gold
        Noor,no address,,,,,

        Kim,,,kim-1,unknown,,
        "Jamie
        B",jamie@example.com,,,,,silver
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Import_OfAFile_TakesGoodRecordsAndReturnsTheOthers()
    {
        await using var stack = await WorkerStack.StartAsync(webhookUrl: null);
        await stack.Database.ExecuteAsync("insert into labels (account_id, title) values (1, 'vip'), (1, 'late') on conflict do nothing", null, Token);

        await ImportAsync(stack, File);

        Assert.Equal((2, 4, null), await StateAsync(stack, expectedStatus: 2));
        var contact = await stack.Database.SingleAsync<Contact>("select * from contacts where email = 'jamie@example.com'", null, Token);
        Assert.Equal(("Jamie\nB", "+4930123456"), (contact.Name?.ReplaceLineEndings("\n"), contact.PhoneNumber));
        Assert.Equal("""{"tier": "silver", "company_name": "Shop \"One\", Ltd"}""", contact.CustomAttributes);
        var labels = await stack.Database.ListAsync<string>("select t.name from taggings g join tags t on t.id = g.tag_id where g.taggable_type = 'Contact' order by 1", null, Token);
        Assert.Equal(["late", "vip"], labels);
        var failed = await ReadAsync(stack, "DataImport", "failed_records");
        Assert.Contains("Noor,no address,,,,,,Email Invalid email\n", failed, StringComparison.Ordinal);
        Assert.Contains("Kim,,,kim-1,unknown,,,Unknown labels: unknown\n", failed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name,email\n\"never closed,a@b.test\n", "Line 2: a quoted field is not closed.")]
    [InlineData("", "The file is empty.")]
    public async Task Import_OfAFileThatIsNone_FailsWithTheReason(string content, string reason)
    {
        await using var stack = await WorkerStack.StartAsync(webhookUrl: null);

        await ImportAsync(stack, content);

        Assert.Equal((0, 0, reason), await StateAsync(stack, expectedStatus: 3));
        Assert.Equal(0, await stack.Redis.SortedSetLengthAsync("retry"));
    }

    [Fact]
    public async Task Export_WithColumnsAndAFilter_HoldsThoseContacts()
    {
        await using var stack = await WorkerStack.StartAsync(webhookUrl: null);
        await ImportAsync(stack, "name,email\n=1+1,a@example.com\nNoor,noor@example.com\n");
        await StateAsync(stack, expectedStatus: 2);
        var filter = new JsonObject
        {
            ["payload"] = new JsonArray(new JsonObject { ["attribute_key"] = "email", ["filter_operator"] = "contains", ["values"] = new JsonArray("@example.com") }),
        };

        await stack.Sidekiq.PushAsync(
            new ActiveJob { JobClass = "Account::ContactsExportJob", Queue = "low", Arguments = new JsonArray(1, 1, new JsonArray("email", "nonsense", "name", "labels"), ActiveJobValue.SymbolHash(filter)) }, Token);

        await Wait.UntilAsync(
            async () => await stack.Database.SingleAsync<bool>("select exists (select from active_storage_attachments where name = 'contacts_export')", null, Token), "the file is there");
        Assert.Equal("email,name,labels\na@example.com,'=1+1,\nnoor@example.com,Noor,\n", await ReadAsync(stack, "Account", "contacts_export"));
    }

    private static async Task ImportAsync(WorkerStack stack, string content)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        await stack.Services.GetRequiredService<ContactImporter>().RequestAsync(1, stream, "contacts.csv", Token);
    }

    private static async Task<(int Imported, int Total, string? Problem)> StateAsync(WorkerStack stack, int expectedStatus)
    {
        await Wait.UntilAsync(
            async () => await stack.Database.SingleAsync<int>("select status from data_imports", null, Token) == expectedStatus, "the import has ended");

        return await stack.Database.SingleAsync<(int Imported, int Total, string? Problem)>("select processed_records, total_records, processing_errors from data_imports", null, Token);
    }

    private static async Task<string> ReadAsync(WorkerStack stack, string type, string name)
    {
        await using var content = await stack.Services.GetRequiredService<RecordFiles>().OpenAsync(type, 1, name, Token) ?? throw new InvalidOperationException("The file is gone.");
        using var reader = new StreamReader(content);

        return await reader.ReadToEndAsync(Token);
    }
}
