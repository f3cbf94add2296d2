using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Traffic;

[OptionsValidator]
internal sealed partial class GoogleAnalyticsOptionsValidator : IValidateOptions<GoogleAnalyticsOptions>;
