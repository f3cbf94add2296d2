using System.Globalization;
using System.Net;
using System.Text;
using HotDash.Chatwoot.Tests.Fixtures;

namespace HotDash.Chatwoot.Tests.Access;

/// <summary>Bad input never gives a 5xx. Each route gets every third body, so that all of them stay within seconds.</summary>
public sealed class FuzzTests(ChatwootServer server)
{
    private static readonly string[] s_names =
    [
        "name", "email", "content", "title", "status", "priority", "labels", "assignee_id", "team_id", "inbox_id", "contact_id", "source_id", "user_ids", "ids", "type",
        "fields", "payload", "query", "settings", "custom_attributes", "additional_attributes", "message", "message_type", "content_type", "content_attributes", "channel",
        "url", "subscriptions", "role", "password", "profile", "attribute_key", "attribute_model", "attribute_display_name", "attribute_values", "conditions", "actions",
        "event_name", "snoozed_until", "identifier", "identifier_hash", "phone_number", "page", "before", "after", "base_contact_id", "mergee_contact_id", "working_hours",
        "submitted_values", "typing_status", "config", "locale", "account_id", "user_id", "short_code", "app_id", "rating", "agent_bot", "private", "slug", "timezone",
    ];

    private static readonly string[] s_values =
    [
        "null", "0", "-1", "9223372036854775807", "1e400", "99999999999999999999", "true", "[]", "{}", "[[[]]]", "[null]", "[{}]", "[1,\"a\"]", "{\"a\":{\"b\":[1]}}", "\"\"",
        "\"'; drop table messages; --\"", "\"\\u0000\"", "\"\\ud800\"", "\"../../etc/passwd\"", "\"%s%n<script>\"", "\"\u202e\U0001F600\"",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bodies_OfWrongTypes_NeverFail()
    {
        var account = await server.NewAccountAsync(Token);
        var conversation = await account.NewConversationAsync(Token);
        var bodies = s_values.Select(value => $"{{{string.Join(',', s_names.Select(name => $"\"{name}\":{value}"))}}}").ToList();

        await SendAllAsync(account, conversation, bodies, "application/json");
    }

    /// <summary>One round here, as many as HOTDASH_FUZZ_ROUNDS says in the soak; a round is made from its number, so a failing one can be repeated.</summary>
    [Fact]
    public async Task Bodies_MadeAtRandom_NeverFail()
    {
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("HOTDASH_FUZZ_ROUNDS"), CultureInfo.InvariantCulture, out var given) ? given : 1;
        var account = await server.NewAccountAsync(Token);
        var conversation = await account.NewConversationAsync(Token);

        for (var round = 1; round <= rounds; round++)
        {
            var random = new Random(round);
            await SendAllAsync(account, conversation, [.. Enumerable.Range(0, 3).Select(_ => RandomObject(random, 0))], "application/json");
        }
    }

    [Fact]
    public async Task Bodies_ThatAreNoJson_NeverFail()
    {
        var account = await server.NewAccountAsync(Token);
        var conversation = await account.NewConversationAsync(Token);
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 2000)) + "1" + new string('}', 2000);

        await SendAllAsync(account, conversation, ["{", "[]", "null", "\"x\"", "", "{\"a\":1,\"a\":2}", "\ufeff{}", deep, $"{{\"name\":\"{new string('x', 300_000)}\"}}"], "application/json");
        await SendAllAsync(account, conversation, ["a[b]=1&a=2&a[]=3", "a[[[=1", "labels[]=x&labels[][y]=z", "%00=%00", "content=%ff%fe"], "application/x-www-form-urlencoded");
        await SendAllAsync(account, conversation, ["--x\r\nbroken", ""], "multipart/form-data; boundary=x");
    }

    [Fact]
    public async Task Queries_OfAnyKind_NeverFail()
    {
        var account = await server.NewAccountAsync(Token);
        string[] queries =
        [
            "page=-1", "page=99999999999999999999", "page=abc", "status='", "labels[]=%00", "sort=';--", "sort_by=x", "q=%25%5C", "before=abc&after=-9", "since=abc&until=1e999",
            "since=-1&until=99999999999", "type=label&id=1&metric=reply_time", "type=x", "metric=x", "group_by=x", "timezone_offset=1e9", "inbox_id=a&team_id=[]", "updated_within=1e300",
            "attribute_model=99", "a[b][c]=1", "source_id=x", "conversation_type=mention&assignee_type=me",
        ];
        var failed = new List<string>();
        foreach (var route in Route.All(server).Where(route => route is { Method: "GET", Rule: not null }))
        {
            foreach (var query in queries)
            {
                await NoteAsync(account.Admin, "GET", $"{route.Path(account.Id, "1")}?{query}", null, failed);
            }
        }

        Assert.Empty(failed);
    }

    [Fact]
    public async Task Paths_OfAnyKind_NeverFail()
    {
        var account = await server.NewAccountAsync(Token);
        var failed = new List<string>();
        foreach (var route in Route.All(server).Where(route => route.Method is "GET" or "DELETE"))
        {
            foreach (var id in (string[])["-1", "0", "9223372036854775807", "99999999999999999999", "abc", "..%2f..%2fetc", "';--", "%ed%a0%80"])
            {
                await NoteAsync(account.Admin, route.Method, route.Path(account.Id, id), null, failed);
            }
        }

        Assert.Empty(failed);
    }

    private static string RandomObject(Random random, int depth) =>
        $"{{{string.Join(',', random.GetItems(s_names, random.Next(1, 12)).Distinct().Select(name => $"\"{name}\":{RandomValue(random, depth + 1)}"))}}}";

    private static string RandomValue(Random random, int depth) => (depth < 4 ? random.Next(10) : 9) switch
    {
        0 or 1 => RandomObject(random, depth),
        2 => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => RandomValue(random, depth + 1)))}]",
        3 => $"\"{random.GetItems(s_names, 1)[0]}\"",
        _ => random.GetItems(s_values, 1)[0],
    };

    private async Task SendAllAsync(TestAccount account, TestConversation conversation, IReadOnlyList<string> bodies, string contentType)
    {
        var failed = new List<string>();
        foreach (var (turn, route) in Route.All(server).Where(route => route.Method is "POST" or "PATCH" or "DELETE" && !route.Pattern.StartsWith("/platform", StringComparison.Ordinal)).Index())
        {
            var path = route.Path(account.Id, conversation.Id.ToString(CultureInfo.InvariantCulture));
            foreach (var body in bodies.Where((_, index) => (index + turn) % 3 == 0))
            {
                await NoteAsync(account.Admin, route.Method, path, Content(body, contentType), failed);
            }
        }

        Assert.Empty(failed);
    }

    private static ByteArrayContent Content(string body, string contentType)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        return content;
    }

    private static async Task NoteAsync(ApiClient client, string method, string path, HttpContent? content, List<string> failed)
    {
        var answer = await client.SendAsync(method, path, content, Token);
        if (answer.Status >= HttpStatusCode.InternalServerError && answer.Status != HttpStatusCode.NotImplemented)
        {
            failed.Add($"{method} {path}: {(int)answer.Status} {answer.Text}");
        }
    }
}
