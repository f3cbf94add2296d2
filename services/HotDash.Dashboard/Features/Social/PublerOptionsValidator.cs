using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Social;

[OptionsValidator]
internal sealed partial class PublerOptionsValidator : IValidateOptions<PublerOptions>;
