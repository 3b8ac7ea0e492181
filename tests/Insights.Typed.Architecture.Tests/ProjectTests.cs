using Insights.Typed.Architecture.Tests.Source;

namespace Insights.Typed.Architecture.Tests;

/// <summary>Which project refers to which. A new line here is a decision, and belongs in ARCHITECTURE.md too.</summary>
public sealed class ProjectTests
{
    [Theory]
    [InlineData("Insights.Typed", "")]
    [InlineData("Insights.Typed.Language", "")]
    [InlineData("Insights.Typed.Schemas", "Insights.Typed.Language")]
    [InlineData("Insights.Typed.Generator", "Insights.Typed.Language, Insights.Typed.Schemas")]
    [InlineData("Insights.Typed.CodeFixes", "Insights.Typed.Generator, Insights.Typed.Language, Insights.Typed.Schemas")]
    [InlineData("Insights.Typed.AspNetCore", "")]
    [InlineData("Insights.Typed.Azure", "Insights.Typed")]
    [InlineData("Insights.Typed.DependencyInjection", "Insights.Typed")]
    [InlineData("Insights.Typed.LocalService", "Insights.Typed.Language, Insights.Typed.Schemas")]
    [InlineData("Insights.Typed.Testing", "Insights.Typed, Insights.Typed.Language, Insights.Typed.Schemas")]
    [InlineData("Insights.Typed.Tool", "Insights.Typed, Insights.Typed.Language, Insights.Typed.LocalService, Insights.Typed.Schemas")]
    public void A_project_refers_to_these_and_no_other(string name, string references) =>
        Assert.Equal(references, string.Join(", ", SourceProject.Open(name).References));

    [Fact]
    public void Every_project_is_listed() => Assert.Equal(11, SourceProject.Names.Count);
}
