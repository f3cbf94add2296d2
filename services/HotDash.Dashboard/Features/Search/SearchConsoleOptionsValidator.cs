using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Search;

[OptionsValidator]
internal sealed partial class SearchConsoleOptionsValidator : IValidateOptions<SearchConsoleOptions>;
