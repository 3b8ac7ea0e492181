using Insights.Typed.Generator.Analysis.Queries;

namespace Insights.Typed.Generator.Tests.Analysis.Queries;

/// <summary>Code that uses a column as if it were a row's value would evaluate it once for all rows: wrong rows, and no error.</summary>
public sealed class ColumnUseTests
{
    private const string Decides = "x.Name is a column, not a row's value, so this decides the same for all rows. Compare the column with ==, !=, <, >, <= or >=.";
    private const string NoteDecides = "x.Note is a column, not a row's value, so this decides the same for all rows. Compare the column with ==, !=, <, >, <= or >=.";
    private const string NoNull = "x.Note is a column, not a row's value, so this decides the same for all rows. The query language has no test for a missing value.";
    private const string NameOnly = "x.Note is a column, not a row's value: its text is its name. The query language compares a column with a value only.";
    private const string ChoiceDecides = "choice.Column is a column, not a row's value, so this decides the same for all rows. Compare the column with ==, !=, <, >, <= or >=.";
    private const string OtherColumn = "x.Name is a column, not a row's value, and so is the other side: the query language compares a column with a value only. Compare the rows that were read.";

    [Theory]
    [InlineData("⟦x.Note⟧ is null ? x.Trial : !x.Trial", NoNull)]
    [InlineData("⟦x.Note⟧ is not null ? x.Trial : !x.Trial", NoNull)]
    [InlineData("⟦x.Note⟧ is { } ? x.Trial : !x.Trial", NoNull)]
    [InlineData("(object)⟦x.Note⟧ == null ? x.Trial : !x.Trial", NoNull)]
    [InlineData("object.Equals(⟦x.Name⟧, \"a\") ? x.Trial : !x.Trial", Decides)]
    [InlineData("ReferenceEquals(\"a\", ⟦x.Name⟧) ? x.Trial : !x.Trial", Decides)]
    [InlineData("⟦x.Name⟧ switch { null => x.Trial, _ => !x.Trial }", Decides)]
    [InlineData("⟦x.Name⟧ == x.Note ? x.Trial : !x.Trial", OtherColumn)]
    [InlineData("(⟦x.Note⟧ ?? x.Name) == \"a\"", "x.Note is a column, not a row's value, and never null, so the right side of ?? is never used. The query language cannot replace a missing value.")]
    [InlineData("(⟦x.Seats > 1⟧) == (⟦x.Name == \"a\"⟧) ? x.Trial : !x.Trial")]
    [InlineData("(⟦x.Seats > 1⟧) is not null ? x.Trial : !x.Trial", "'x.Seats > 1' is a condition, which the service evaluates for each row, so this decides the same for all rows. Join conditions with &&.")]
    [InlineData("⟦x.Seats.In(1, 2)⟧.Equals(x.Trial) ? x.Trial : !x.Trial")]
    [InlineData("x.Name == $\"{⟦x.Note⟧}\"", NameOnly)]
    [InlineData("x.Name == \"a\" + ⟦x.Note⟧", NameOnly)]
    [InlineData("x.Name == ⟦x.Note⟧.ToString()", NameOnly)]
    [InlineData("x.Name == ⟦x.Note⟧.Name", NameOnly)]
    [InlineData("x.Name.Contains(⟦x.Note⟧.ToString().ToLowerInvariant())", NameOnly)]
    [InlineData("x.Name.In(\"a\", $\"{⟦x.Note⟧}\")", NameOnly)]
    [InlineData("$\"{⟦x.Note⟧}\" == \"a\" ? x.Trial : !x.Trial", NameOnly)]
    [InlineData("x.Name == string.Concat(⟦x.Note⟧, \" GmbH\")", NameOnly)]
    [InlineData("x.Name == string.Format(\"{0}!\", ⟦x.Note⟧)", NameOnly)]
    [InlineData("x.Name == string.Join(\"-\", ⟦x.Note⟧, \"b\")", NameOnly)]
    [InlineData("x.Name == Convert.ToString(⟦x.Note⟧)!", NameOnly)]
    [InlineData("x.Name == (⟦x.Note⟧?.ToString())!", NameOnly)]
    [InlineData("x.Name == new System.Text.StringBuilder().Append(⟦x.Note⟧).ToString()", NameOnly)]
    [InlineData("x.Name == (name == \"a\" ? ⟦x.Note⟧.ToString() : name)", NameOnly)]
    [InlineData("{ var c = x.Note; return x.Name == ⟦c⟧.ToString(); }", "c is a column, not a row's value: its text is its name. The query language compares a column with a value only.")]
    [InlineData("{ var text = ⟦x.Note⟧.ToString(); return x.Name == text; }", NameOnly)]
    [InlineData("{ if (⟦x.Note⟧.ToString() == name) { return x.Trial; } return !x.Trial; }", NameOnly)]
    [InlineData("string.IsNullOrEmpty(⟦x.Note⟧.ToString()) ? x.Trial : !x.Trial", NameOnly)]
    [InlineData("names.Contains(⟦x.Note⟧.ToString()) ? x.Trial : !x.Trial", NameOnly)]
    [InlineData("⟦x.Note⟧.ToString().StartsWith(name) ? x.Seats > 1 : x.Seats > 2", NameOnly)]
    [InlineData("⟦x.Note⟧.ToString() switch { \"a\" => x.Seats > 1, _ => x.Seats > 2 }", NameOnly)]
    [InlineData("(⟦x.Name⟧, ⟦x.Note⟧) == (\"a\", name) ? x.Trial : !x.Trial", Decides, NoteDecides)]
    [InlineData("((⟦x.Name⟧, 1), 2) == ((name, 1), 2) ? x.Trial : !x.Trial", Decides)]
    [InlineData("(⟦x.Note⟧.ToString(), 1) == (name, 1) ? x.Trial : !x.Trial", NameOnly)]
    [InlineData("(⟦x.Note⟧.ToString(), 1) is (\"a\", 1) ? x.Trial : !x.Trial", NameOnly)]
    [InlineData("(⟦x.Seats > 1⟧) ?? x.Trial", "'x.Seats > 1' is a condition, which the service evaluates for each row, and never null, so the right side of ?? is never used. Join conditions with &&.")]
    [InlineData("x.Seats == ⟦'5'⟧", "'5' is a character, and the compiler compares its character code with the column. Use a number.")]
    [InlineData("x.Seats.In(1, ⟦name[0]⟧)", "name[0] is a character, and the compiler compares its character code with the column. Use a number.")]
    [InlineData("x.Used == ⟦default⟧", "default is a value of the column's type here, not a missing value: the query language has no test for a missing value. Use the value itself.")]
    [InlineData("x.Name == name && (⟦x.Note⟧ is null ? x.Trial : !x.Trial)", NoNull)]
    [InlineData("(object)⟦x.Name⟧ is string ? x.Trial : !x.Trial", Decides)]
    [InlineData("object.Equals(⟦choice.Column⟧, name) ? x.Trial : !x.Trial", ChoiceDecides)]
    [InlineData("((object)⟦choice.Column⟧!).Equals(name) ? x.Trial : !x.Trial", ChoiceDecides)]
    [InlineData("ReferenceEquals(\"a\", ⟦choice.Column⟧) ? x.Trial : !x.Trial", ChoiceDecides)]
    [InlineData("(object?)⟦choice.Column⟧ == name ? x.Trial : !x.Trial", ChoiceDecides)]
    [InlineData("(object?)⟦choice.Column⟧ is \"a\" or \"b\" ? x.Trial : !x.Trial", ChoiceDecides)]
    [InlineData("((object?)⟦choice.Column⟧ switch { \"a\" => x.Seats > 1, _ => x.Seats > 2 })", ChoiceDecides)]
    [InlineData("(⟦choice.Column⟧!, 1) == (name, 1) ? x.Trial : !x.Trial", ChoiceDecides)]
    [InlineData("{ switch ((object?)⟦choice.Column⟧) { case \"a\": return x.Trial; default: return !x.Trial; } }", ChoiceDecides)]
    [InlineData("{ switch ((object?)⟦choice.Column⟧) { case \"a\" or \"b\": return x.Trial; default: return !x.Trial; } }", ChoiceDecides)]
    [InlineData("(object?)⟦choice.Column⟧ is string text ? x.Name == text : !x.Trial", ChoiceDecides)]
    [InlineData("(object?)⟦choice.Column⟧ is string ? x.Trial : !x.Trial", ChoiceDecides)]
    [InlineData("(object?)⟦choice.Column⟧ is not string and not null ? x.Trial : !x.Trial", ChoiceDecides)]
    [InlineData("(object?)⟦choice.Column⟧ is > 3 ? x.Trial : !x.Trial", ChoiceDecides)]
    [InlineData("{ var c = x.Note; return object.Equals(⟦c⟧, name) ? x.Trial : !x.Trial; }", "c is a column, not a row's value, so this decides the same for all rows. Compare the column with ==, !=, <, >, <= or >=.")]
    [InlineData("EqualityComparer<object>.Default.Equals(⟦x.Name⟧, \"a\") ? x.Trial : !x.Trial", Decides)]
    [InlineData("EqualityComparer<object>.Default.Equals(name, ⟦x.Name⟧) ? x.Trial : !x.Trial", Decides)]
    [InlineData("EqualityComparer<object>.Default.Equals(⟦choice.Column⟧, name) ? x.Trial : !x.Trial", ChoiceDecides)]
    [InlineData("name.Equals((object)⟦x.Name⟧) ? x.Trial : !x.Trial", Decides)]
    [InlineData("name.Equals((object?)⟦choice.Column⟧) ? x.Trial : !x.Trial", ChoiceDecides)]
    [InlineData("new HashSet<object> { \"a\" }.Contains(⟦x.Name⟧) ? x.Trial : !x.Trial", Decides)]
    [InlineData("new HashSet<object> { true }.Contains(⟦x.Seats > 1⟧) ? x.Trial : !x.Trial")]
    [InlineData("new List<object> { name }.IndexOf(⟦x.Name⟧) >= 0 ? x.Trial : !x.Trial", Decides)]
    [InlineData("new Dictionary<object, int> { [name] = 1 }.ContainsKey(⟦x.Name⟧) ? x.Trial : !x.Trial", Decides)]
    [InlineData("(⟦x.Name⟧, 1).Equals((name, 1)) ? x.Trial : !x.Trial", Decides)]
    [InlineData("(name, 1).Equals((⟦x.Name⟧, 1)) ? x.Trial : !x.Trial", Decides)]
    [InlineData("object.Equals((⟦x.Name⟧, 1), (name, 1)) ? x.Trial : !x.Trial", Decides)]
    [InlineData("EqualityComparer<object>.Default.Equals(⟦x.Name⟧, null) ? x.Trial : !x.Trial", Decides)]
    [InlineData("EqualityComparer<object>.Default.Equals(⟦x.Name⟧, x.Note) ? x.Trial : !x.Trial", Decides)]
    [InlineData("EqualityComparer<TextColumn>.Default.Equals(⟦x.Name⟧, x.Note) ? x.Trial : !x.Trial", Decides)]
    [InlineData("EqualityComparer<object>.Default.Equals(⟦x.Seats > 1⟧, x.Trial) ? x.Trial : !x.Trial")]
    [InlineData("(⟦x.Name⟧, 1).Equals((x.Note, 1)) ? x.Trial : !x.Trial", Decides)]
    [InlineData("(⟦x.Name⟧, 1).Equals((x.Seats, 1)) ? x.Trial : !x.Trial", Decides)]
    [InlineData("EqualityComparer<object>.Default.Equals((⟦x.Name⟧, 1), (x.Note, 1)) ? x.Trial : !x.Trial", Decides)]
    [InlineData("EqualityComparer<object>.Default.Equals((name, 1), (⟦x.Name⟧, 1)) ? x.Trial : !x.Trial", Decides)]
    [InlineData("(⟦choice.Column⟧!, 1).Equals((name, 1)) ? x.Trial : !x.Trial", ChoiceDecides)]
    [InlineData("new object[] { \"a\", name }.Contains(⟦x.Name⟧) ? x.Trial : !x.Trial", Decides)]
    [InlineData("((object[])[\"a\", name]).Contains(⟦x.Name⟧) ? x.Trial : !x.Trial", Decides)]
    [InlineData("new object[] { name }.Contains(⟦x.Name⟧, EqualityComparer<object>.Default) ? x.Trial : !x.Trial", Decides)]
    [InlineData("new HashSet<object> { \"a\" }.Contains(⟦choice.Column⟧!) ? x.Trial : !x.Trial", ChoiceDecides)]
    [InlineData("new List<object> { name }.IndexOf(⟦x.Name⟧, 0) >= 0 ? x.Trial : !x.Trial", Decides)]
    [InlineData("Array.IndexOf(new object[] { name }, ⟦x.Name⟧, 0) >= 0 ? x.Trial : !x.Trial", Decides)]
    [InlineData("Array.IndexOf(name.Split(','), ⟦x.Name⟧) >= 0 ? x.Trial : !x.Trial", Decides)]
    [InlineData("new Dictionary<int, object> { [1] = name }.ContainsValue(⟦x.Name⟧) ? x.Trial : !x.Trial", Decides)]
    [InlineData("new Dictionary<object, int> { { name, 1 } }.ContainsKey(⟦x.Name⟧) ? x.Trial : !x.Trial", Decides)]
    [InlineData("((System.Collections.IList)names).Contains(⟦x.Name⟧) ? x.Trial : !x.Trial", Decides)]
    [InlineData("names.Contains<object>(⟦x.Name⟧) ? x.Trial : !x.Trial", Decides)]
    [InlineData("EqualityComparer<object>.Default.Equals(⟦x.Trial⟧, x.Seats > 1) ? x.Trial : !x.Trial", "x.Trial is a column, not a row's value, so this decides the same for all rows. Compare the column with ==, !=, <, >, <= or >=.")]
    [InlineData("EqualityComparer<object>.Default.Equals(⟦x.Name⟧, x.Seats > 1) ? x.Trial : !x.Trial", Decides)]
    [InlineData("EqualityComparer<object>.Default.Equals(⟦x.Seats > 1⟧, x.Seats > 2) ? x.Trial : !x.Trial")]
    [InlineData("(⟦x.Name⟧, 1).Equals(pair) ? x.Trial : !x.Trial", Decides)]
    [InlineData("(⟦choice.Column⟧!, 1).Equals(pair) ? x.Trial : !x.Trial", ChoiceDecides)]
    [InlineData("names.Contains<object>(⟦x.Name⟧, null) ? x.Trial : !x.Trial", Decides)]
    [InlineData("StringComparer.OrdinalIgnoreCase.Equals(⟦x.Name⟧, name) ? x.Trial : !x.Trial", Decides)]
    [InlineData("StringComparer.Ordinal.Equals(name, ⟦choice.Column⟧) ? x.Trial : !x.Trial", ChoiceDecides)]
    [InlineData("ReferenceEqualityComparer.Instance.Equals(⟦x.Name⟧, name) ? x.Trial : !x.Trial", Decides)]
    [InlineData("((System.Collections.IStructuralEquatable)(⟦x.Name⟧, 1)).Equals((name, 1), StringComparer.Ordinal) ? x.Name == name : x.Trial", Decides)]
    [InlineData("System.Collections.StructuralComparisons.StructuralEqualityComparer.Equals((⟦x.Name⟧, 1), (name, 1)) ? x.Name == name : x.Trial", Decides)]
    public async Task A_test_with_one_result_for_all_rows_is_an_error(string condition, params string[] messages)
    {
        var reported = await AnalyzerRunner.AssertDiagnosticsAsync(new ColumnUseAnalyzer(), "INS126", Program(condition));

        Assert.Equal(messages.Length == 0 ? reported : messages, reported);
    }

    [Theory]
    [InlineData("⟦x.Note⟧ is null", NoNull)]
    [InlineData("⟦x.Note⟧ == (object?)null", NoNull)]
    [InlineData("⟦x.Name⟧ == x.Note", OtherColumn)]
    [InlineData("⟦x.Name⟧ > x.Note", OtherColumn)]
    [InlineData("⟦x.Seats⟧ == \"many\"", "x.Seats has values of the type long, and is compared with one of the type string. Use a value of the column's type, or change that type in the schema file.")]
    [InlineData("\"many\" < ⟦x.Seats⟧", "x.Seats has values of the type long, and is compared with one of the type string. Use a value of the column's type, or change that type in the schema file.")]
    [InlineData("⟦x.Month⟧ == \"2026-05-01\"", "x.Month has values of the type DateOnly or DateTime, and is compared with one of the type string. Use a value of the column's type, or change that type in the schema file.")]
    [InlineData("⟦x.Trial⟧ == name", "x.Trial has values of the type bool, and is compared with one of the type string. Use a value of the column's type, or change that type in the schema file.")]
    [InlineData("⟦x.Trial⟧ == x.Trial", "x.Trial is a column, not a row's value, and so is the other side: the query language compares a column with a value only. Compare the rows that were read.")]
    [InlineData("{ IntegerColumn? c = x.Seats; return ⟦c⟧ == null ? x.Trial : !x.Trial; }", "c is a column, not a row's value, so this decides the same for all rows. The query language has no test for a missing value.")]
    [InlineData("{ QueryColumn<long> c = x.Seats; return ⟦c⟧ > 1.5; }", "c has values of the type long, and is compared with one of the type double. Use a value of the column's type, or change that type in the schema file.")]
    [InlineData("⟦name == \"a\"⟧", "'name == \"a\"' is a value of the program, which is the same for all rows, and no condition. Compare a column with a value, or call Where only if the program requires it.")]
    [InlineData("name == \"a\" ? x.Trial : ⟦false⟧", "'false' is a value of the program, which is the same for all rows, and no condition. Compare a column with a value, or call Where only if the program requires it.")]
    [InlineData("⟦object.Equals(choice?.Column, name)⟧", "'object.Equals(choice?.Column, name)' is a value of the program, which is the same for all rows, and no condition. Compare a column with a value, or call Where only if the program requires it.")]
    [InlineData("⟦object.Equals(choice.Column ?? x.Name, name)⟧", "'object.Equals(choice.Column ?? x.Name, name)' is a value of the program, which is the same for all rows, and no condition. Compare a column with a value, or call Where only if the program requires it.")]
    [InlineData("x.Trial && EqualityComparer<object>.Default.Equals(⟦x.Name⟧, \"a\")", Decides)]
    public async Task A_condition_that_only_the_analyzer_rejects_has_one_error(string condition, string message) =>
        Assert.Equal([message], await AnalyzerRunner.AssertDiagnosticsAsync(new ColumnUseAnalyzer(), "INS126", Program(condition)));

    [Theory]
    [InlineData("(x.Name, 1) != (name, 1) ? x.Trial : !x.Trial", Decides)]
    public async Task A_compiler_error_is_explained(string condition, string message) =>
        Assert.Equal([message], await AnalyzerRunner.GetMessagesWithCompilerErrorsAsync(new ColumnUseAnalyzer(), Program(condition)));

    [Theory]
    [InlineData("x.Name == name && x.Seats > 1 && x.Trial && x.Name != $\"{name}\" && x.Name == \"a\" + name + nameof(x.Note)")]
    [InlineData("name is null ? x.Trial : x.Name == name")]
    [InlineData("x.Seats.In(1, 2) & x.Name.Like(name + \"%\")")]
    [InlineData("x.Seats is var seats ? seats > 1 && seats < 5 : null!")]
    [InlineData("x.Seats switch { var seats => seats > 1 && seats < 5 }")]
    [InlineData("Logged(x.Name.ToString()) ? x.Trial : !x.Trial")]
    [InlineData("Logged($\"{x.Seats > 1}\") ? x.Trial : !x.Trial")]
    [InlineData("x.Name.Name == name ? x.Name == \"a\" : x.Note == \"a\"")]
    [InlineData("known is null ? x.Trial : known & x.Trial")]
    [InlineData("x.Name?.Contains(name)!")]
    [InlineData("(x.Name.ToString() == name ? x.Name : x.Note) == \"a\"")]
    [InlineData("(names.Contains(x.Name.ToString()) ? x.Name : x.Note) == \"a\"")]
    [InlineData("((x.Name.ToString(), 1) == (name, 1) ? x.Name : x.Note) == \"a\"")]
    [InlineData("(x.Name.ToString() switch { \"Name\" => x.Name, _ => x.Note }) == \"a\"")]
    [InlineData("ReferenceEquals(x.Name, x.Note) ? x.Trial : !x.Trial")]
    [InlineData("x.Used == 0 && x.Seats == default")]
    [InlineData("{ var c = name == \"a\" ? x.Name : x.Note; Console.WriteLine(c.ToString()); return c == name; }")]
    [InlineData("Chosen is null ? x.Trial : Chosen == name")]
    [InlineData("(Chosen ?? x.Name) == name")]
    [InlineData("choice.Column is { } column ? column == name : x.Trial")]
    [InlineData("choice[\"a\"] is null ? x.Trial : x.Name == name")]
    [InlineData("columns[\"a\"] is not null ? x.Trial : x.Name == name")]
    [InlineData("object.Equals(choice.Column, null) ? x.Trial : choice.Column == name")]
    [InlineData("ReferenceEquals(null, Chosen) || ((object)Chosen!).Equals(null) ? x.Trial : x.Name == name")]
    [InlineData("((object?)Chosen, 1) == (null, 1) ? x.Trial : x.Name == name")]
    [InlineData("object.Equals(Chosen, choice.Column) ? x.Trial : x.Name == name")]
    [InlineData("Chosen!.GetHashCode() == 1 ? x.Trial : x.Name == name")]
    [InlineData("(object?)Chosen is TextColumn and not null ? x.Trial : x.Name == name")]
    [InlineData("choice.Column switch { null => x.Trial, var column => column == name }")]
    [InlineData("EqualityComparer<object>.Default.Equals(x.Name, Chosen) ? x.Trial : x.Name == name")]
    [InlineData("EqualityComparer<object>.Default.Equals(choice.Column, null) ? x.Trial : x.Name == name")]
    [InlineData("ReferenceEqualityComparer.Instance.Equals(Chosen, choice.Column) ? x.Trial : x.Name == name")]
    [InlineData("new HashSet<TextColumn> { x.Note }.Contains(x.Name) ? x.Trial : x.Name == name")]
    [InlineData("new HashSet<object?> { choice.Column }.Contains(Chosen) ? x.Trial : x.Name == name")]
    [InlineData("EqualityComparer<object>.Default.Equals(x.Name, chosen) ? x.Trial : x.Name == name")]
    [InlineData("EqualityComparer<TextColumn>.Default.Equals(x.Name, choice) ? x.Trial : x.Name == name")]
    [InlineData("EqualityComparer<object>.Default.Equals((x.Name, 1), (Chosen, 1)) ? x.Trial : x.Name == name")]
    [InlineData("(x.Name, 1).Equals((chosen, 1)) ? x.Trial : x.Name == name")]
    [InlineData("EqualityComparer<(TextColumn?, int)>.Default.Equals((x.Name, 1), (Chosen, 1)) ? x.Trial : x.Name == name")]
    [InlineData("chosen.Equals(x.Name) ? x.Name == name : x.Trial")]
    [InlineData("chosen.Equals(Chosen) ? x.Name == name : x.Trial")]
    [InlineData("objects.Contains(x.Name) ? x.Name == name : x.Trial")]
    [InlineData("Array.IndexOf(objects, x.Name, 1) >= 0 ? x.Name == name : x.Trial")]
    [InlineData("new HashSet<object>(objects) { \"a\" }.Contains(x.Name) ? x.Name == name : x.Trial")]
    [InlineData("new HashSet<object> { \"a\", chosen }.Contains(x.Name) ? x.Name == name : x.Trial")]
    [InlineData("new Chosens { \"a\" }.Contains(x.Name) ? x.Name == name : x.Trial")]
    [InlineData("new object[] { \"a\", chosen }.Contains(x.Name) ? x.Name == name : x.Trial")]
    [InlineData("((object[])[\"a\", .. objects]).Contains(x.Name) ? x.Name == name : x.Trial")]
    [InlineData("new List<object> { chosen }.IndexOf(x.Name, 0) >= 0 ? x.Name == name : x.Trial")]
    [InlineData("new Dictionary<object, int> { [chosen] = 1 }.ContainsKey(x.Name) ? x.Name == name : x.Trial")]
    [InlineData("new Dictionary<object, int> { { chosen, 1 } }.ContainsKey(x.Name) ? x.Name == name : x.Trial")]
    [InlineData("objects.ToDictionary(o => o, o => 1).ContainsKey(x.Name) ? x.Name == name : x.Trial")]
    [InlineData("{ bool Is<T>(T column) where T : QueryColumn => ReferenceEquals(x.Name, column) && EqualityComparer<object>.Default.Equals(x.Name, column); return Is(x.Note) ? x.Trial : x.Name == name; }")]
    [InlineData("names.Contains<object>(x.Name, byName) ? x.Name == name : x.Trial")]
    [InlineData("sameKind.Equals(x.Name, x.Note) ? x.Name == name : x.Trial")]
    [InlineData("byName.Equals((x.Name, 1), (name, 1)) ? x.Name == name : x.Trial")]
    [InlineData("((System.Collections.IStructuralEquatable)(x.Name, 1)).Equals((name, 1), (System.Collections.IEqualityComparer)byName) ? x.Name == name : x.Trial")]
    [InlineData("{ bool Is<T>(T comparer) where T : IEqualityComparer<object> => comparer.Equals(x.Name, name); return Is(byName) ? x.Trial : x.Name == name; }")]
    [InlineData("{ System.Collections.IEqualityComparer comparer = StringComparer.Ordinal; return comparer.Equals(x.Name, name) ? x.Trial : x.Name == name; }")]
    [InlineData("(choice.Column!, 1).Equals(columnPair) ? x.Trial : x.Name == name")]
    [InlineData("(x.Name, 1).Equals((choice, 1)) ? x.Name == name : x.Trial")]
    [InlineData("{ var other = (choice, 1); return (x.Name, 1).Equals(other) ? x.Name == name : x.Trial; }")]
    [InlineData("{ var other = (chosen, 1); return (x.Name, 1).Equals(other) ? x.Name == name : x.Trial; }")]
    public async Task Other_uses_are_not_reported(string condition) => await AnalyzerRunner.AssertDiagnosticsAsync(new ColumnUseAnalyzer(), "INS126", Program(condition));

    private static string Program(string condition) => $$"""
        using Insights.Typed;

        internal static class Program
        {
            internal static object Run(
                string name, List<string> names, QueryCondition? known, Choice choice, Dictionary<string, TextColumn?> columns, object chosen, object[] objects,
                (string, int) pair, (TextColumn, int) columnPair, IEqualityComparer<object> byName, IEqualityComparer<TextColumn> sameKind) =>
                (Datasets.Usage.Where(x => {{condition}}), names, name, known, choice, columns, chosen, objects, pair, columnPair, byName, sameKind);

            private static TextColumn? Chosen { get; set; }

            private static bool Logged(string text) => text.Length > 0;
        }

        internal sealed class Chosens : HashSet<object>;

        internal sealed record Choice(TextColumn? Column)
        {
            public static implicit operator TextColumn(Choice choice) => choice.Column!;

            public TextColumn? this[string name] => name == "a" ? Column : null;
        }
        """;
}
