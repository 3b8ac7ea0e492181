using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Projections;

/// <summary>The declaration of a name, in the same file.</summary>
/// <param name="Type">The declared type; null if the compiler infers it.</param>
/// <param name="Value">Its initial value; null if it is not known.</param>
internal sealed record Declaration(TypeSyntax? Type, ExpressionSyntax? Value)
{
    /// <summary>Finds the nearest declaration around a name, from the inside out. Null if this file has none.</summary>
    /// <param name="name">The name at its use.</param>
    /// <param name="isCall">Whether it is called, so that methods are found and variables are not.</param>
    /// <param name="onlyMembers">Whether it is a member by its form: <c>this.name</c>.</param>
    public static Declaration? Find(SimpleNameSyntax name, bool isCall, bool onlyMembers)
    {
        var text = name.Identifier.ValueText;
        for (var scope = name.Parent; scope is not null; scope = scope.Parent)
        {
            var found = scope is TypeDeclarationSyntax type ? FindMember(type, text, isCall)
                : onlyMembers ? null
                : isCall ? FindLocalFunction(scope, text)
                : FindVariable(scope, text);
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>
    /// Finds the declarations that the compiler finds for a name: several if it chooses among overloads by types that are not
    /// generated yet, null for a declaration without information.
    /// </summary>
    public static IEnumerable<Declaration?> FindAll(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        var info = model.GetSymbolInfo(name, cancellationToken);
        var symbols = info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols;
        return symbols
            .SelectMany(s => s.DeclaringSyntaxReferences)
            .Select(reference => reference.SyntaxTree == name.SyntaxTree ? FromSyntax(reference.GetSyntax(cancellationToken)) : null);
    }

    /// <summary>Gets the declaration of a node; null if it cannot declare a query.</summary>
    public static Declaration? FromSyntax(SyntaxNode node) => node switch
    {
        ForEachStatementSyntax { Type.IsVar: true, Expression: ImplicitArrayCreationExpressionSyntax array } => new Declaration(null, array.Initializer.Expressions.FirstOrDefault()),
        ForEachStatementSyntax { Type.IsVar: true, Expression: ArrayCreationExpressionSyntax array } => new Declaration(array.Type.ElementType, null),
        SingleVariableDesignationSyntax { Parent: RecursivePatternSyntax { Type: { } type } } => new Declaration(type, null),
        SingleVariableDesignationSyntax { Parent: (VarPatternSyntax or RecursivePatternSyntax) and var pattern } => new Declaration(null, FindMatchedValue(pattern)),
        SingleVariableDesignationSyntax { Parent: ParenthesizedVariableDesignationSyntax { Parent: DeclarationExpressionSyntax all } variables } variable => new Declaration(null, FindTupleElement(all, variables.Variables.IndexOf(variable))),
        SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Type.IsVar: true, Parent: ArgumentSyntax { Parent: TupleExpressionSyntax tuple } argument } } => new Declaration(null, FindTupleElement(tuple, tuple.Arguments.IndexOf(argument))),
        TupleElementSyntax element => new Declaration(element.Type, null),
        ArgumentSyntax { Parent: TupleExpressionSyntax } element => new Declaration(null, element.Expression),
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } variable => new Declaration(declaration.Type, variable.Initializer?.Value),
        ParameterSyntax parameter => new Declaration(parameter.Type, null),
        PropertyDeclarationSyntax property => new Declaration(property.Type, null),
        MethodDeclarationSyntax method => new Declaration(method.ReturnType, null),
        LocalFunctionStatementSyntax function => new Declaration(function.ReturnType, null),
        ForEachStatementSyntax loop => new Declaration(loop.Type, null),
        SingleVariableDesignationSyntax { Parent: DeclarationPatternSyntax pattern } => new Declaration(pattern.Type, null),
        SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax expression } => new Declaration(expression.Type, null),
        _ => null,
    };

    /// <summary>Finds the value that a pattern is matched with, if it is not a part of another value.</summary>
    private static ExpressionSyntax? FindMatchedValue(SyntaxNode pattern)
    {
        while (pattern.Parent is BinaryPatternSyntax or ParenthesizedPatternSyntax or UnaryPatternSyntax)
        {
            pattern = pattern.Parent;
        }

        return pattern.Parent switch
        {
            IsPatternExpressionSyntax match => match.Expression,
            SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } => choice.GoverningExpression,
            CasePatternSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax choice } => choice.Expression,
            _ => null,
        };
    }

    /// <summary>Finds the value that is assigned to a variable of a deconstruction, if a tuple literal is assigned.</summary>
    private static ExpressionSyntax? FindTupleElement(ExpressionSyntax variables, int index) =>
        variables.Parent is AssignmentExpressionSyntax { Right: TupleExpressionSyntax tuple } assignment && assignment.Left == variables && index < tuple.Arguments.Count
            ? tuple.Arguments[index].Expression
            : null;

    private static Declaration? FindVariable(SyntaxNode scope, string name) => scope switch
    {
        BlockSyntax block => FindLocal(block.Statements, name),
        SwitchSectionSyntax section => FindLocal(section.Statements, name),
        CompilationUnitSyntax unit => FindLocal(unit.Members.OfType<GlobalStatementSyntax>().Select(m => m.Statement), name),
        UsingStatementSyntax { Declaration: { } declaration } => FindDeclarator(declaration, name),
        ForStatementSyntax { Declaration: { } declaration } => FindDeclarator(declaration, name),
        ForEachStatementSyntax loop when loop.Identifier.ValueText == name => new Declaration(loop.Type, null),
        SimpleLambdaExpressionSyntax lambda when lambda.Parameter.Identifier.ValueText == name => new Declaration(lambda.Parameter.Type, null),
        ParenthesizedLambdaExpressionSyntax lambda => FindParameter(lambda.ParameterList, name),
        LocalFunctionStatementSyntax function => FindParameter(function.ParameterList, name),
        BaseMethodDeclarationSyntax method => FindParameter(method.ParameterList, name),
        _ => null,
    };

    private static Declaration? FindLocal(IEnumerable<StatementSyntax> statements, string name) =>
        statements.OfType<LocalDeclarationStatementSyntax>().Select(s => FindDeclarator(s.Declaration, name)).FirstOrDefault(d => d is not null);

    private static Declaration? FindDeclarator(VariableDeclarationSyntax declaration, string name)
    {
        var variable = declaration.Variables.FirstOrDefault(v => v.Identifier.ValueText == name);
        return variable is null ? null : new Declaration(declaration.Type, variable.Initializer?.Value);
    }

    private static Declaration? FindParameter(BaseParameterListSyntax? parameters, string name)
    {
        var parameter = parameters?.Parameters.FirstOrDefault(p => p.Identifier.ValueText == name);
        return parameter is null ? null : new Declaration(parameter.Type, null);
    }

    private static Declaration? FindLocalFunction(SyntaxNode scope, string name)
    {
        var statements = scope switch
        {
            BlockSyntax block => block.Statements,
            CompilationUnitSyntax unit => unit.Members.OfType<GlobalStatementSyntax>().Select(m => m.Statement),
            _ => [],
        };
        var function = statements.OfType<LocalFunctionStatementSyntax>().FirstOrDefault(f => f.Identifier.ValueText == name);
        return function is null ? null : new Declaration(function.ReturnType, null);
    }

    /// <summary>Finds the member of a type with a name.</summary>
    public static Declaration? FindMember(TypeDeclarationSyntax type, string name, bool isCall)
    {
        foreach (var member in type.Members)
        {
            var found = member switch
            {
                MethodDeclarationSyntax method when isCall && method.Identifier.ValueText == name => new Declaration(method.ReturnType, null),
                PropertyDeclarationSyntax property when !isCall && property.Identifier.ValueText == name => new Declaration(property.Type, null),
                FieldDeclarationSyntax field when !isCall => FindDeclarator(field.Declaration, name),
                _ => null,
            };
            if (found is not null)
            {
                return found;
            }
        }

        return isCall ? null : FindParameter(type.ParameterList, name);
    }
}
