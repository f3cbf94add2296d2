using System.Text.Json.Nodes;
using HotDash.Sidekiq.ActiveJobs;

namespace HotDash.Chatwoot.Core.Jobs;

/// <summary>Chatwoot's records as job arguments.</summary>
public static class RecordId
{
    public const string App = "chatwoot";

    public static JsonObject Of(string model, long id) => ActiveJobValue.Record(new GlobalId(App, model, id));

    public static JsonObject Message(long id) => Of("Message", id);

    public static JsonObject Conversation(long id) => Of("Conversation", id);

    public static JsonObject Contact(long id) => Of("Contact", id);
}
