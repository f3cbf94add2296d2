using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Shop;

[OptionsValidator]
internal sealed partial class ShopifyOptionsValidator : IValidateOptions<ShopifyOptions>;
