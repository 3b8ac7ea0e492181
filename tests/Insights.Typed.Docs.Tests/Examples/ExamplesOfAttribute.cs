namespace Insights.Typed.Docs.Tests.Examples;

/// <summary>
/// The class holds the examples of a page: each of the page's blocks of C#, in their order, stands between the lines
/// <c>// &lt;page&gt;</c> and <c>// &lt;/page&gt;</c> of the file that is called as the class. Around them is what makes them whole.
/// </summary>
/// <param name="page">The page, from the root of the tree.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ExamplesOfAttribute(string page) : Attribute
{
    public string Page => page;
}

/// <summary>
/// The method, internal, static and with a client of the local service as its one argument, prints what the page shows in a block of
/// <c>text</c> right behind the block of C# that the method holds.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PrintsAttribute : Attribute;
