namespace Aspire.Hosting.ApplicationModel;

/// <summary>A part of the application: a name and a bag of annotations, without behaviour of its own.</summary>
public interface IResource
{
    string Name { get; }

    ResourceAnnotationCollection Annotations { get; }
}
