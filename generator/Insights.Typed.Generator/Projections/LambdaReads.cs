using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Projections;

/// <summary>What a projection's lambda does with its parameter. Where the text leaves a doubt, the row escapes.</summary>
internal static class LambdaReads
{
    public static ProjectionSyntax Of(LambdaExpressionSyntax lambda, string dataset)
    {
        var parameter = lambda is SimpleLambdaExpressionSyntax simple
            ? simple.Parameter
            : ((ParenthesizedLambdaExpressionSyntax)lambda).ParameterList.Parameters[0];
        var members = new List<string>();
        var escapes = false;
        var keeps = lambda.AsyncKeyword != default;

        foreach (var use in lambda.Body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            if (use.Identifier.ValueText != parameter.Identifier.ValueText || IsOtherName(use) || IsHidden(use, lambda) || IsInNameOf(use, lambda))
            {
                continue;
            }

            keeps |= use.Ancestors().TakeWhile(a => a != lambda).Any(RunsLater);
            var read = MembersRead(use);
            escapes |= read is null;
            foreach (var member in read ?? [])
            {
                if (!members.Contains(member))
                {
                    members.Add(member);
                }
            }
        }

        return new ProjectionSyntax(dataset, members.ToEquatableArray(), escapes, keeps || escapes);
    }

    /// <summary>The name of a member or an argument, which only happens to be spelt like the parameter.</summary>
    private static bool IsOtherName(IdentifierNameSyntax use) => use.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == use,
        MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax or QualifiedNameSyntax or AliasQualifiedNameSyntax => true,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left == use,
        _ => false,
    };

    /// <summary>Whether a function within the lambda has a parameter or a variable of the same name.</summary>
    private static bool IsHidden(SyntaxNode use, LambdaExpressionSyntax lambda)
    {
        var name = ((IdentifierNameSyntax)use).Identifier.ValueText;
        return use.Ancestors().TakeWhile(a => a != lambda).Any(a => a switch
        {
            SimpleLambdaExpressionSyntax inner => inner.Parameter.Identifier.ValueText == name,
            ParenthesizedLambdaExpressionSyntax inner => Has(inner.ParameterList, name),
            AnonymousMethodExpressionSyntax { ParameterList: { } list } => Has(list, name),
            LocalFunctionStatementSyntax inner => Has(inner.ParameterList, name),
            BlockSyntax block => block.Statements.OfType<LocalDeclarationStatementSyntax>().Any(s => s.Declaration.Variables.Any(v => v.Identifier.ValueText == name)),
            ForEachStatementSyntax loop => loop.Identifier.ValueText == name && loop.Statement.Span.Contains(use.Span),
            _ => false,
        });
    }

    private static bool Has(ParameterListSyntax list, string name) => list.Parameters.Any(p => p.Identifier.ValueText == name);

    private static bool IsInNameOf(SyntaxNode use, LambdaExpressionSyntax lambda) =>
        use.Ancestors().TakeWhile(a => a != lambda).Any(a => a is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } });

    /// <summary>Code that may run after the lambda has returned.</summary>
    private static bool RunsLater(SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or QueryExpressionSyntax;

    /// <summary>The members that are read from the parameter, or null where the parameter itself is used.</summary>
    private static IEnumerable<string>? MembersRead(ExpressionSyntax use)
    {
        while (use.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
        {
            use = (ExpressionSyntax)use.Parent;
        }

        ExpressionSyntax? member = use.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Expression == use => access,
            ConditionalAccessExpressionSyntax access when access.Expression == use => FirstOf(access.WhenNotNull),
            _ => null,
        };
        var isCalled = member?.Parent is InvocationExpressionSyntax call && call.Expression == member;
        return isCalled ? null : member switch
        {
            MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression, Name: IdentifierNameSyntax name } => [name.Identifier.ValueText],
            MemberBindingExpressionSyntax { Name: IdentifierNameSyntax name } => [name.Identifier.ValueText],
            _ => RowPatterns.MembersRead(use),
        };
    }

    /// <summary>What stands directly behind a <c>?.</c></summary>
    private static ExpressionSyntax FirstOf(ExpressionSyntax chain)
    {
        while (true)
        {
            var next = chain switch
            {
                InvocationExpressionSyntax invocation => invocation.Expression,
                MemberAccessExpressionSyntax access => access.Expression,
                ElementAccessExpressionSyntax access => access.Expression,
                ConditionalAccessExpressionSyntax access => access.Expression,
                PostfixUnaryExpressionSyntax suppressed => suppressed.Operand,
                _ => null,
            };
            if (next is null)
            {
                return chain;
            }

            chain = next;
        }
    }
}
