using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Data;
using static Dapper.SqlMapper;

namespace HotDash.Chatwoot.Core.Messages;

/// <summary>The people behind a set of messages, read together.</summary>
public sealed class SenderDirectory(Dictionary<long, Agent> agents, Dictionary<long, Contact> contacts, Dictionary<long, AgentBot> bots)
{
    internal const string Query = $"""
        select {Agent.Columns} from {Agent.Source} where au.account_id = @accountId and u.id = any(@userIds);
        select * from contacts where account_id = @accountId and id = any(@contactIds);
        select * from agent_bots where id = any(@botIds);
        """;

    public Agent? FindAgent(long id) => agents.GetValueOrDefault(id);

    public Contact? FindContact(long id) => contacts.GetValueOrDefault(id);

    public AgentBot? FindBot(long id) => bots.GetValueOrDefault(id);

    public Sender? Of(Message message) => message switch
    {
        { SenderId: null } => null,
        { SenderType: SenderType.User } => FindAgent(message.SenderId.Value) is { } agent ? new Sender(Agent: agent) : null,
        { SenderType: SenderType.Contact } => FindContact(message.SenderId.Value) is { } contact ? new Sender(Contact: contact) : null,
        { SenderType: SenderType.AgentBot } => FindBot(message.SenderId.Value) is { } bot ? new Sender(Bot: bot) : null,
        _ => null,
    };

    public static Task<SenderDirectory> ReadAsync(
        ISql sql, long accountId, IEnumerable<long> userIds, IEnumerable<long> contactIds, IEnumerable<long> botIds, CancellationToken cancellationToken) =>
        sql.MultipleAsync(
            Query,
            new { accountId, userIds = Distinct(userIds), contactIds = Distinct(contactIds), botIds = Distinct(botIds) },
            ReadAsync,
            cancellationToken);

    /// <summary>Reads the results of <see cref="Query"/>.</summary>
    internal static async Task<SenderDirectory> ReadAsync(GridReader grid) => new(
        (await grid.ReadAsync<Agent>()).ToDictionary(agent => agent.Id),
        (await grid.ReadAsync<Contact>()).ToDictionary(contact => contact.Id),
        (await grid.ReadAsync<AgentBot>()).ToDictionary(bot => bot.Id));

    public static IEnumerable<long> Ids(IEnumerable<Message> messages, string senderType) =>
        messages.Where(message => message.SenderType == senderType).Select(message => message.SenderId ?? 0);

    private static long[] Distinct(IEnumerable<long> ids) => [.. ids.Distinct()];
}
