using System.ComponentModel;

namespace Insights.Typed.Queries;

/// <summary>
/// Specifies that an assembly contains the generated types of a dataset, so that projects that reference it do not generate them again.
/// Supports generated code; not intended for direct use.
/// </summary>
/// <param name="dataset">The C# name of the dataset.</param>
/// <param name="typeNamespace">The namespace of its types.</param>
/// <param name="layout">The layout of its rows. Readers of a project fit the rows of an assembly with the same layout.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GeneratedDatasetAttribute(string dataset, string typeNamespace, string layout) : Attribute
{
    /// <summary>Gets the C# name of the dataset.</summary>
    public string Dataset => dataset;

    /// <summary>Gets the namespace of its types.</summary>
    public string TypeNamespace => typeNamespace;

    /// <summary>Gets the layout of its rows.</summary>
    public string Layout => layout;
}
