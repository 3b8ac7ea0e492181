using Insights.Typed.Architecture.Tests.Source;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Architecture.Tests;

/// <summary>
/// A switch over an enumeration of this repository names each of its members, because a default would accept a new member
/// without a warning. Without a default, the compiler rejects a switch expression that lacks a member.
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

            var type = model.GetTypeInfo(value).Type;
            if (type is null or { TypeKind: TypeKind.Error })
            {
                yield return $"{file.FilePath}: the type of {value} is not known here, so nothing can be said of its switch";
            }

            if (FindEnumeration(type) is not { } enumeration)
            {
                continue;
            }

            var named = patterns.SelectMany(pattern => pattern.DescendantNodesAndSelf()).Select(part => model.GetSymbolInfo(part).Symbol).OfType<IFieldSymbol>().Select(field => field.Name);
            var missing = enumeration.GetMembers().OfType<IFieldSymbol>().Select(field => field.Name).Except(named).ToList();
            if (missing.Count > 0)
            {
                var location = Path.GetRelativePath(SourceProject.Root, file.FilePath);
                yield return $"{location}({file.GetLineSpan(node.Span, TestContext.Current.CancellationToken).StartLinePosition.Line + 1}): {enumeration.Name} without {string.Join(", ", missing)}";
            }
        }
    }

    /// <summary>The type if it is an enumeration of this repository, or a nullable one.</summary>
    private static INamedTypeSymbol? FindEnumeration(ITypeSymbol? type)
    {
        var plain = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        return plain is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration && SourceProject.IsProjectAssembly(enumeration.ContainingAssembly.Name)
            ? enumeration
            : null;
    }
}
