namespace Insights.Typed.Docs.Tests.Examples;

/// <summary>
/// The class contains the examples of a page: each of the page's C# blocks, in order, is between the lines <c>//
/// &lt;page&gt;</c> and <c>// &lt;/page&gt;</c> of the file with the name of the class. The code around them completes them.
/// </summary>
/// <param name="page">The page, relative to the root of the repository.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ExamplesOfAttribute(string page) : Attribute
{
    public string Page => page;
}

/// <summary>
/// The method, internal and static with a client of the local service as its one argument, prints what the page shows in a
/// block of <c>text</c> immediately after the C# block in the method.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PrintsAttribute : Attribute;
