using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Escalations;

[OptionsValidator]
internal sealed partial class EscalationOptionsValidator : IValidateOptions<EscalationOptions>;
