namespace Aspire.Hosting.ApplicationModel;

public sealed class ContainerRuntimeArgsCallbackAnnotation : IResourceAnnotation
{
    public ContainerRuntimeArgsCallbackAnnotation(Func<ContainerRuntimeArgsCallbackContext, Task> callback) => Callback = callback;

    public ContainerRuntimeArgsCallbackAnnotation(Action<IList<object>> callback) => Callback = context =>
    {
        callback(context.Args);

        return Task.CompletedTask;
    };

    public Func<ContainerRuntimeArgsCallbackContext, Task> Callback { get; }
}
