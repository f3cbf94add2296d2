namespace Aspire.Hosting.ApplicationModel;

public class InputGeneratorAnnotation(Func<ParameterResource, InteractionInput> inputGenerator) : IResourceAnnotation
{
    public Func<ParameterResource, InteractionInput> InputGenerator { get; } = inputGenerator;
}
