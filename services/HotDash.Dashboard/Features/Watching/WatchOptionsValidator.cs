using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Watching;

[OptionsValidator]
internal sealed partial class WatchOptionsValidator : IValidateOptions<WatchOptions>;
