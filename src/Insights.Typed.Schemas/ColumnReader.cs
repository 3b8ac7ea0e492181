using System.Text.Json;
using Insights.Typed.Language;
using Insights.Typed.Schemas.Json;
using Insights.Typed.Schemas.Names;

namespace Insights.Typed.Schemas;

/// <summary>Joins the service's names of columns or metrics with what the file declares of each.</summary>
internal sealed class ColumnReader(ProblemList problems)
{
    private static readonly string[] Known = ["type", "nullable", "true", "false", "format", SampleReader.Property, "description"];

    private static readonly string[] Types = [.. ColumnTypes.All.Select(type => type.Word)];

    public List<ColumnSchema> Read(List<JsonItem> names, List<JsonMember> declarations, ColumnType undeclared, string dataset)
    {
        var listed = new HashSet<string>(names.Select(n => n.Text), StringComparer.OrdinalIgnoreCase);
        var declared = new Dictionary<string, ColumnDeclaration>(StringComparer.OrdinalIgnoreCase);
        foreach (var declaration in declarations)
        {
            if (listed.Contains(declaration.Name.Text))
            {
                declared[declaration.Name.Text] = Read(declaration, undeclared);
                continue;
            }

            problems.Add(
                SchemaFault.UnknownAddition,
                declaration.Name,
                $"'{declaration.Name.Text}' is declared here, but the service's part of the file does not list it.{problems.SuggestionFor(declaration.Name.Text, names.Select(n => n.Text))}");
        }

        return [.. names.Select(name =>
        {
            var column = new ColumnSchema(name.Text, Identifier.FromMember(name.Text, dataset), undeclared, IsNullable: false, null, null);
            return declared.TryGetValue(name.Text, out var declaration) ? declaration.ApplyTo(column) : column;
        })];
    }

    /// <param name="declaration">The name and what is declared.</param>
    /// <param name="undeclared">The type of a column whose declaration states none.</param>
    public ColumnDeclaration Read(JsonMember declaration, ColumnType undeclared = ColumnType.Text)
    {
        var additions = new AdditionsReader(problems);
        var members = additions.MembersOf(declaration.Value, declaration.Name.Text, Known);
        var type = ReadType(members, additions);
        return new ColumnDeclaration(
            declaration.Name.Text,
            type,
            ReadNullable(AdditionsReader.Find(members, "nullable")),
            ReadFlag(type, declaration, members, additions),
            additions.TextOf(members, "description"),
            ReadDateFormat(type, members, additions),
            SampleReader.Read(type ?? undeclared, AdditionsReader.Find(members, SampleReader.Property), problems),
            problems.PositionOf(declaration.Name));
    }

    private ColumnType? ReadType(List<JsonMember> members, AdditionsReader additions)
    {
        if (additions.TextOf(members, "type") is not { } declared)
        {
            return null;
        }

        if (ColumnTypes.Find(declared) is { } type)
        {
            return type;
        }

        problems.Add(
            SchemaFault.UnknownType,
            AdditionsReader.Find(members, "type")!,
            $"There is no column type '{declared}'; there are {string.Join(", ", Types)}.{problems.SuggestionFor(declared, Types)}");
        return null;
    }

    private bool? ReadNullable(JsonItem? item)
    {
        if (item is not null && item.Kind is not (JsonValueKind.True or JsonValueKind.False))
        {
            problems.Add(SchemaFault.WrongKind, item, $"'nullable' is true or false, not {item.KindInWords}.");
        }

        return item?.Kind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
    }

    private FlagForm? ReadFlag(ColumnType? type, JsonMember declaration, List<JsonMember> members, AdditionsReader additions)
    {
        var yes = additions.TextOf(members, "true");
        var no = additions.TextOf(members, "false");
        if (type != ColumnType.Flag)
        {
            if ((yes is not null || no is not null) && !IsMisspelt(members))
            {
                problems.Add(SchemaFault.UnknownAddition, declaration.Name, "'true' and 'false' spell the values of a flag; they mean nothing for another type.");
            }

            return null;
        }

        if (IsUsable(yes) && IsUsable(no) && !string.Equals(yes, no, StringComparison.OrdinalIgnoreCase))
        {
            return new FlagForm(yes!, no!);
        }

        problems.Add(
            SchemaFault.WrongKind,
            declaration.Name,
            "A flag says how the service spells it: 'true' and 'false' are two different texts of letters and digits, such as \"Y\" and \"N\", or \"1\" and \"0\".");
        return new FlagForm("1", "0");
    }

    private string? ReadDateFormat(ColumnType? type, List<JsonMember> members, AdditionsReader additions)
    {
        if (additions.TextOf(members, "format") is not { } format)
        {
            return null;
        }

        var isDate = type is ColumnType.Date or ColumnType.DateTime;
        if (isDate && DateFormat.IsValid(format))
        {
            return format;
        }

        if (isDate)
        {
            problems.Add(
                SchemaFault.WrongKind,
                AdditionsReader.Find(members, "format")!,
                $"'format' states the order of day, month and year, such as \"MM/dd/yyyy\" or \"d.M.yyyy\", not '{format}'.");
        }
        else if (!IsMisspelt(members))
        {
            problems.Add(SchemaFault.UnknownAddition, AdditionsReader.Find(members, "format")!, "'format' is the form of a date or datetime; it has no effect on another type.");
        }

        return null;
    }

    /// <summary>Whether the type is misspelt, which is reported already: what depends on it may well be right.</summary>
    private static bool IsMisspelt(List<JsonMember> members) =>
        AdditionsReader.Find(members, "type") is { Kind: not JsonValueKind.Null } declared && ColumnTypes.Find(declared.Text) is null;

    private static bool IsUsable(string? spelling) => spelling is { Length: > 0 } && spelling.All(char.IsLetterOrDigit);
}
