using System.Text.Json.Nodes;

namespace HotDash.Dashboard.Tests.Fakes;

internal sealed class FakeConversation(long id, string customer, DateTimeOffset createdAt, DateTimeOffset? waitingSince, string[] labels)
{
    private readonly Lock _lock = new();
    private readonly List<JsonNode> _messages = [];
    private string[] _labels = labels;
    private long? _assigneeId;

    public string Status { get; private set; } = "open";

    public DateTimeOffset? WaitingSince { get; private set; } = waitingSince;

    public IReadOnlyList<string> Labels => _labels;

    public long? AssigneeId => _assigneeId;

    public IReadOnlyList<JsonNode> Messages
    {
        get
        {
            lock (_lock)
            {
                return [.. _messages];
            }
        }
    }

    public IEnumerable<JsonNode> PublicReplies =>
        Messages.Where(message => !message["private"]!.GetValue<bool>() && message["message_type"]!.GetValue<int>() == 1);

    public JsonNode AddMessage(long messageId, string content, int type, bool isPrivate, string? sourceId, DateTimeOffset at)
    {
        var message = GoldenPayload.Node(isPrivate ? "messages_create_private_note" : "messages_create");
        message["id"] = messageId;
        message["conversation_id"] = id;
        message["content"] = content;
        message["message_type"] = type;
        message["private"] = isPrivate;
        message["source_id"] = sourceId;
        message["created_at"] = at.ToUnixTimeSeconds();

        if (type == 0)
        {
            message["sender"] = new JsonObject { ["id"] = 7, ["name"] = customer, ["type"] = "contact" };
        }

        lock (_lock)
        {
            _messages.Add(message);
        }

        if (type == 1 && !isPrivate)
        {
            WaitingSince = null;
        }

        return message;
    }

    public JsonNode ToJson()
    {
        var json = GoldenPayload.Node("conversations_show");
        json["id"] = id;
        json["status"] = Status;
        json["meta"]!["sender"]!["name"] = customer;
        json["created_at"] = createdAt.ToUnixTimeSeconds();
        json["last_activity_at"] = Messages is [.., var last] ? last["created_at"]!.GetValue<long>() : createdAt.ToUnixTimeSeconds();
        json["waiting_since"] = WaitingSince?.ToUnixTimeSeconds() ?? 0;
        json["labels"] = new JsonArray([.. _labels.Select(label => JsonValue.Create(label))]);
        json["last_non_activity_message"] = Messages.LastOrDefault(message => message["message_type"]!.GetValue<int>() != 2)?.DeepClone();

        if (_assigneeId is null)
        {
            json["meta"]!.AsObject().Remove("assignee");
        }

        return json;
    }

    public JsonNode MessagesToJson(long? after)
    {
        var json = GoldenPayload.Node("messages_index");
        var all = Messages;
        var page = after is { } messageId ? all.Where(message => message["id"]!.GetValue<long>() > messageId).Take(100) : all.TakeLast(20);
        json["payload"] = new JsonArray([.. page.Select(message => message.DeepClone())]);

        return json;
    }

    public JsonNode SetStatus(JsonNode body)
    {
        Status = body["status"]!.GetValue<string>();

        return new JsonObject { ["meta"] = new JsonObject(), ["payload"] = new JsonObject { ["success"] = true, ["current_status"] = Status } };
    }

    public JsonNode? Assign(JsonNode body)
    {
        _assigneeId = body["assignee_id"]!.GetValue<long>() is > 0 and var agent ? agent : null;

        return _assigneeId is null ? null : GoldenPayload.Node("agents_index")[0]!.DeepClone();
    }

    public JsonNode LabelsToJson() => new JsonObject { ["payload"] = new JsonArray([.. _labels.Select(label => JsonValue.Create(label))]) };

    public JsonNode SetLabels(JsonNode body)
    {
        _labels = [.. body["labels"]!.AsArray().Select(label => label!.GetValue<string>())];

        return LabelsToJson();
    }
}
