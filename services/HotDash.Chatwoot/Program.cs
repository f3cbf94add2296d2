using HotDash.Chatwoot;
using HotDash.Chatwoot.Core;
using HotDash.Chatwoot.Preparation;
using HotDash.ServiceDefaults;

var verb = args.FirstOrDefault(argument => !argument.StartsWith('-'));

if (verb is not (null or PrepareCommand.Verb))
{
    await Console.Error.WriteLineAsync($"Unknown argument '{verb}'. Give none to serve, or '{PrepareCommand.Verb}' to prepare the database.");

    return 2;
}

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddChatwootCore();
builder.AddChatwootApi();

await using var app = builder.Build();

if (verb is PrepareCommand.Verb)
{
    return await app.Services.GetRequiredService<PrepareCommand>().RunAsync(app.Lifetime.ApplicationStopping);
}

app.UseChatwootApi();
await app.RunAsync();

return 0;
