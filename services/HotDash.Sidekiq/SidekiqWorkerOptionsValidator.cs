using Microsoft.Extensions.Options;

namespace HotDash.Sidekiq;

[OptionsValidator]
internal sealed partial class SidekiqWorkerOptionsValidator : IValidateOptions<SidekiqWorkerOptions>;
