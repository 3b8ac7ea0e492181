using Insights.Typed.Architecture.Tests.Source;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Architecture.Tests;

/// <summary>
/// A switch over an enumeration of this repository names each of its members, because a default would accept a new member
/// without a warning. Without a default, the compiler rejects a switch expression that lacks a member. A switch over a tuple is one over each
/// of its elements.
/// </summary>
public sealed class ClosedSetTests
{
    public static TheoryData<string> Projects => [.. SourceProject.Names, .. SourceProject.Kits];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_switch_names_each_member(string name)
    {
        var project = SourceProject.Open(name);

        var incomplete = project.Files.SelectMany(file => Incomplete(project, file)).ToList();

        Assert.True(incomplete.Count == 0, string.Join('\n', incomplete));
    }

    private static IEnumerable<string> Incomplete(SourceProject project, SyntaxTree file)
    {
        var model = project.GetModel(file);
        foreach (var node in file.GetRoot(TestContext.Current.CancellationToken).DescendantNodes())
        {
            var (value, patterns) = node switch
            {
                SwitchExpressionSyntax expression => (expression.GoverningExpression, expression.Arms.Select(SyntaxNode (arm) => arm.Pattern)),
                SwitchStatementSyntax statement => (statement.Expression, statement.Sections.SelectMany(section => section.Labels)),
                _ => (null, []),
            };
            if (value is null)
            {
                continue;
            }

            foreach (var (part, tested) in GetParts(value, [.. patterns]))
            {
                if (FindProblem(model, part, tested) is { } problem)
                {
                    var location = Path.GetRelativePath(SourceProject.Root, file.FilePath);
                    yield return $"{location}({file.GetLineSpan(node.Span, TestContext.Current.CancellationToken).StartLinePosition.Line + 1}): {problem}";
                }
            }
        }
    }

    /// <summary>The value of a switch and its patterns, and the same of each element of a tuple.</summary>
    private static IEnumerable<(ExpressionSyntax Value, IEnumerable<SyntaxNode> Patterns)> GetParts(ExpressionSyntax value, List<SyntaxNode> patterns)
    {
        yield return (value, patterns);
        if (value is TupleExpressionSyntax tuple)
        {
            foreach (var (index, element) in tuple.Arguments.Index())
            {
                yield return (element.Expression, patterns.SelectMany(GetTuplePatterns).Select(pattern => pattern.Subpatterns.ElementAtOrDefault(index)).OfType<SyntaxNode>());
            }
        }
    }

    /// <summary>The patterns of whole tuples in a pattern of a switch.</summary>
    private static IEnumerable<PositionalPatternClauseSyntax> GetTuplePatterns(SyntaxNode pattern) => pattern
        .DescendantNodesAndSelf(node => node is not RecursivePatternSyntax)
        .OfType<RecursivePatternSyntax>()
        .Select(tuple => tuple.PositionalPatternClause)
        .OfType<PositionalPatternClauseSyntax>();

    private static string? FindProblem(SemanticModel model, ExpressionSyntax value, IEnumerable<SyntaxNode> patterns)
    {
        var type = model.GetTypeInfo(value).Type;
        if (type is null or { TypeKind: TypeKind.Error })
        {
            return $"the type of {value} is not known here, so nothing can be said of its switch";
        }

        if (Enumerations.Find(type) is not { } enumeration)
        {
            return null;
        }

        var named = patterns.SelectMany(pattern => pattern.DescendantNodesAndSelf()).Select(part => model.GetSymbolInfo(part).Symbol).OfType<IFieldSymbol>().Select(field => field.Name);
        var missing = enumeration.GetMembers().OfType<IFieldSymbol>().Select(field => field.Name).Except(named).ToList();
        return missing.Count > 0 ? $"{enumeration.Name} without {string.Join(", ", missing)}" : null;
    }
}
