using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Json;

namespace HotDash.Chatwoot.Core.Presence;

/// <summary>Who of one account is connected at a moment.</summary>
public sealed class PresenceSnapshot(IReadOnlyDictionary<long, string> users, IReadOnlySet<long> contacts)
{
    public static readonly PresenceSnapshot Nobody = new(new Dictionary<long, string>(), new HashSet<long>());

    /// <summary>Connected users with the status that each chose.</summary>
    public IReadOnlyDictionary<long, string> Users => users;

    public IReadOnlySet<long> Contacts => contacts;

    /// <summary>An agent without <c>auto_offline</c> keeps the chosen status when not connected.</summary>
    public string Status(Agent agent) =>
        !agent.AutoOffline ? RailsEnum.Name(agent.Availability)
        : users.ContainsKey(agent.Id) ? RailsEnum.Name(agent.Availability)
        : "offline";

    public string ContactStatus(long contactId) => contacts.Contains(contactId) ? "online" : "offline";
}
