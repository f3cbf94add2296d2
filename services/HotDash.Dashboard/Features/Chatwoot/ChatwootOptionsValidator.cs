using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Chatwoot;

[OptionsValidator]
internal sealed partial class ChatwootOptionsValidator : IValidateOptions<ChatwootOptions>;
