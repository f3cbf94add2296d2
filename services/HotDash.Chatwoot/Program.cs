using HotDash.Chatwoot;
using HotDash.Chatwoot.Core;
using HotDash.Chatwoot.Preparation;
using HotDash.ServiceDefaults;

if (args is not [] and not [PrepareCommand.Verb])
{
    await Console.Error.WriteLineAsync($"Unknown arguments '{string.Join(' ', args)}'. Give none to serve, or '{PrepareCommand.Verb}' to prepare the database.");

    return 2;
}

var builder = WebApplication.CreateBuilder();
builder.AddServiceDefaults();
builder.AddChatwootCore();
builder.AddChatwootApi();

await using var app = builder.Build();

if (args is [PrepareCommand.Verb])
{
    return await app.Services.GetRequiredService<PrepareCommand>().RunAsync(app.Lifetime.ApplicationStopping);
}

app.UseChatwootApi();
await app.RunAsync();

return 0;
