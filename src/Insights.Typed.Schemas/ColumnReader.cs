using System.Text.Json;
using Insights.Typed.Language;
using Insights.Typed.Schemas.Json;
using Insights.Typed.Schemas.Names;

namespace Insights.Typed.Schemas;

/// <summary>Combines the service's names of columns or metrics with the file's declaration of each.</summary>
internal sealed class ColumnReader(ProblemList problems)
{
    private static readonly string[] TypeNames = [.. ColumnTypes.All.Select(type => type.Name)];

    public List<ColumnSchema> Read(List<JsonItem> names, List<JsonMember> declarations, ColumnType defaultType, string dataset)
    {
        var listedNames = new HashSet<string>(names.Select(n => n.Text), StringComparer.OrdinalIgnoreCase);
        var declared = new Dictionary<string, ColumnDeclaration>(StringComparer.OrdinalIgnoreCase);
        foreach (var declaration in declarations)
        {
            if (listedNames.Contains(declaration.Name.Text))
            {
                declared[declaration.Name.Text] = Read(declaration, defaultType);
                continue;
            }

            problems.Add(
                SchemaMessages.UnlistedColumn, declaration.Name, declaration.Name.Text, problems.GetSuggestion(declaration.Name.Text, names.Select(n => n.Text)));
        }

        return [.. names.Select(name =>
        {
            var column = new ColumnSchema(name.Text, Identifier.FromMember(name.Text, dataset), defaultType, IsNullable: false, null, null);
            return declared.TryGetValue(name.Text, out var declaration) ? declaration.ApplyTo(column) : column;
        })];
    }

    /// <param name="declaration">The name and the declaration.</param>
    /// <param name="defaultType">The type of a column whose declaration states none.</param>
    public ColumnDeclaration Read(JsonMember declaration, ColumnType defaultType)
    {
        var additions = new AdditionsReader(problems);
        var members = additions.ReadMembers(declaration.Value, declaration.Name.Text, DeclarationProperties.All);
        var type = ReadType(members, additions);
        return new ColumnDeclaration(
            declaration.Name.Text,
            type,
            ReadNullable(AdditionsReader.Find(members, DeclarationProperties.Nullable)),
            ReadBooleanFormat(type, declaration, members, additions),
            additions.ReadString(members, DeclarationProperties.Description),
            ReadDateFormat(type, members, additions),
            SampleReader.Read(type ?? defaultType, AdditionsReader.Find(members, DeclarationProperties.Samples), problems),
            problems.GetPosition(declaration.Name));
    }

    private ColumnType? ReadType(List<JsonMember> members, AdditionsReader additions)
    {
        if (additions.ReadString(members, DeclarationProperties.Type) is not { } declared)
        {
            return null;
        }

        if (ColumnTypes.Find(declared) is { } type)
        {
            return type;
        }

        problems.Add(
            SchemaMessages.UnknownType, AdditionsReader.Find(members, DeclarationProperties.Type)!, declared, string.Join(", ", TypeNames), problems.GetSuggestion(declared, TypeNames));
        return null;
    }

    private bool? ReadNullable(JsonItem? item)
    {
        if (item is not null && item.Kind is not (JsonValueKind.True or JsonValueKind.False))
        {
            problems.Add(SchemaMessages.NullableNotBoolean, item, item.KindDescription);
        }

        return item?.Kind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
    }

    private BooleanFormat? ReadBooleanFormat(ColumnType? type, JsonMember declaration, List<JsonMember> members, AdditionsReader additions)
    {
        var trueLiteral = additions.ReadString(members, DeclarationProperties.True);
        var falseLiteral = additions.ReadString(members, DeclarationProperties.False);
        if (type?.GetKind() != ValueKind.Flag)
        {
            if ((trueLiteral is not null || falseLiteral is not null) && !HasUnknownType(members))
            {
                problems.Add(SchemaMessages.LiteralsWithoutFlag, declaration.Name);
            }

            return null;
        }

        if (IsValidLiteral(trueLiteral) && IsValidLiteral(falseLiteral) && !string.Equals(trueLiteral, falseLiteral, StringComparison.OrdinalIgnoreCase))
        {
            return new BooleanFormat(trueLiteral!, falseLiteral!);
        }

        problems.Add(SchemaMessages.InvalidLiterals, declaration.Name);
        return BooleanFormat.Default;
    }

    private string? ReadDateFormat(ColumnType? type, List<JsonMember> members, AdditionsReader additions)
    {
        if (additions.ReadString(members, DeclarationProperties.Format) is not { } format)
        {
            return null;
        }

        var isDate = type?.GetKind().IsTime() == true;
        if (isDate && DateFormat.IsValid(format))
        {
            return format;
        }

        if (isDate)
        {
            problems.Add(DateFormat.ContradictsIso(format) ? SchemaMessages.ContradictingDateFormat : SchemaMessages.InvalidDateFormat, AdditionsReader.Find(members, DeclarationProperties.Format)!, format);
        }
        else if (!HasUnknownType(members))
        {
            problems.Add(SchemaMessages.FormatWithoutDate, AdditionsReader.Find(members, DeclarationProperties.Format)!);
        }

        return null;
    }

    /// <summary>Whether the type is misspelled, which is already reported: the properties that depend on it can be valid.</summary>
    private static bool HasUnknownType(List<JsonMember> members) =>
        AdditionsReader.Find(members, DeclarationProperties.Type) is { Kind: not JsonValueKind.Null } declared && ColumnTypes.Find(declared.Text) is null;

    private static bool IsValidLiteral(string? literal) => literal is { Length: > 0 } && literal.All(char.IsLetterOrDigit);
}
