namespace Aspire.Hosting;

public class InputsDialogInteractionOptions : InteractionOptions
{
    public Func<InputsDialogValidationContext, Task>? ValidationCallback { get; set; }
}
