#include "compose/headline_words.h"

#include <algorithm>

namespace banxin::lexicon {
namespace {

// Lists of words, each between two spaces.
// Verbs that want their object beside them, in both scripts.
constexpr std::u32string_view predicates =
    U" 扩大 制造 促进 推进 推动 提升 提高 增强 加强 加快 加大 深化 优化 强化 完善 健全 构建 打造"
    U" 建立 设立 成立 创建 开展 开启 启动 实施 实现 落实 贯彻 坚持 保持 维护 确保 支持 支撑 助力"
    U" 赋能 引领 带动 拉动 激发 释放 培育 培养 壮大 做好 做强 做大 抓好 办好 讲好 守护 守住 筑牢"
    U" 夯实 擦亮 点亮 照亮 唱响 奏响 吹响 拓展 拓宽 开辟 开拓 开通 迎接 迎来 迈向 迈入 走向 走进"
    U" 走出 进入 步入 奔向 奔赴 挺进 冲刺 应对 破解 解决 化解 防范 遏制 打击 查处 严查 严禁 禁止"
    U" 取消 暂停 恢复 重启 发布 出台 印发 颁布 公布 宣布 通报 披露 曝光 揭示 揭开 推出 引进 引入"
    U" 吸引 吸纳 接受 接待 收获 获得 获评 荣获 荣膺 赢得 夺得 夺取 摘得 斩获 喜获 击败 战胜 力克"
    U" 横扫 晋级 领跑 领衔 刷新 突破 创造 打破 超过 超越 达到 逼近 跌破 涨至 增至 降至 减少 增加"
    U" 降低 缩短 延长 放宽 收紧 上调 下调 减免 免除 征收 发放 捐赠 捐出 资助 帮助 救出 营救 抢救"
    U" 挽救 惠及 造福 感动 感谢 致敬 缅怀 庆祝 欢庆 祝贺 慰问 看望 会见 会晤 接见 出访 抵达 出席"
    U" 参加 主持 召开 举行 举办 承办 主办 视察 走访 探访 探寻 寻找 寻访 追踪 追寻 聚焦 关注 关爱"
    U" 关心 呵护 爱护 坚守 捍卫 抵制 抗击 驰援 增援 携手 牵手 签署 签订 达成 审议 批准 否决 任命"
    U" 当选 出任 担任 接任 卸任 回应 回答 呼吁 要求 敦促 督促 提醒 警惕 警告 谴责 指责 质疑 批评"
    U" 反对 拒绝 承认 否认 承诺 征集 征求 招募 收购 求购 购买 出售 抢购 出价 收回 追回 追缴 缴获"
    U" 抓获 逮捕 擒获 侦破 起诉 判处 审理 撤销 书写 谱写 描绘 绘就 展现 展示 彰显 呈现 诠释 讲述"
    U" 诉说 见证 记录 传承 弘扬 传递 传播 延续 续写 改写 重塑 重现 再现 重返 回归 告别 送别 离开"
    U" 远离 摆脱 走上 踏上 登上 登陆 袭击 横跨 贯通 连接 覆盖 突出 注重 重视 强调 指出 提出 提供"
    U" 提交 交付 交出 献给 献出 献上 送上 送来 送到 递交 搭建 搭起 架起 撑起 扛起 挑起 担起 掀起"
    U" 引发 引起 造成 导致 酿成 避免 减轻 减缓 缓解 消除 清除 清退 拆除 关闭 关停 打通 打开 打赢"
    U" 打响 打好 种下 写下 留下 立下 签下 拿下 攻克 攻下 买下 捧回 带回 带来 迎战 对阵 牵动 拥有"
    U" 拥抱 享受 享有 感受 领略 目睹 乐坏 吓坏 写在 留住 挡住 撞上 遇上 爱上 装上 用上 住上 吃上"
    U" 喝上 擴大 製造 促進 推進 推動 增強 加強 優化 強化 構建 設立 創建 開展 開啟 啟動 實施 實現"
    U" 落實 貫徹 堅持 維護 確保 支撐 賦能 引領 帶動 拉動 激發 釋放 培養 壯大 做強 辦好 講好 守護"
    U" 築牢 夯實 點亮 唱響 奏響 吹響 拓寬 開闢 開拓 開通 迎來 邁向 邁入 走進 進入 挺進 衝刺 應對"
    U" 解決 防範 打擊 查處 嚴查 嚴禁 暫停 恢復 重啟 發佈 印發 頒布 公佈 宣佈 通報 揭開 引進 吸納"
    U" 收穫 獲得 獲評 榮獲 榮膺 贏得 奪得 奪取 斬獲 喜獲 擊敗 戰勝 橫掃 晉級 領跑 領銜 創造 超過"
    U" 達到 漲至 減少 縮短 延長 放寬 收緊 上調 下調 減免 徵收 發放 捐贈 資助 幫助 營救 搶救 感動"
    U" 感謝 緬懷 慶祝 歡慶 祝賀 慰問 會見 會晤 接見 出訪 抵達 參加 召開 舉行 舉辦 承辦 主辦 視察"
    U" 走訪 探訪 探尋 尋找 尋訪 追蹤 追尋 關注 關愛 關心 呵護 愛護 堅守 捍衛 抗擊 馳援 攜手 牽手"
    U" 簽署 簽訂 達成 審議 否決 當選 擔任 回應 呼籲 譴責 指責 質疑 批評 反對 拒絕 承認 否認 承諾"
    U" 徵集 徵求 收購 求購 購買 搶購 出價 追繳 繳獲 抓獲 擒獲 偵破 起訴 判處 審理 撤銷 書寫 譜寫"
    U" 描繪 繪就 展現 彰顯 呈現 詮釋 講述 訴說 見證 記錄 傳承 弘揚 傳遞 傳播 延續 續寫 改寫 重現"
    U" 再現 回歸 告別 送別 離開 遠離 擺脫 登陸 襲擊 橫跨 貫通 連接 覆蓋 重視 強調 獻給 獻出 獻上"
    U" 送來 遞交 撐起 擔起 引發 導致 釀成 減輕 減緩 緩解 關閉 關停 打開 打贏 打響 種下 寫下 簽下"
    U" 買下 帶回 帶來 迎戰 對陣 牽動 擁有 擁抱 領略 樂壞 嚇壞 寫在 擋住 愛上 裝上 ";

// Adverbs, prepositions and copulas: what follows belongs to them.
constexpr std::u32string_view leaders =
    U" 持续 首次 正式 全面 再次 不断 继续 已经 正在 即将 将要 依法 联合 集体 稳步 积极 大力 深入"
    U" 有力 有效 共同 同时 相继 陆续 纷纷 连续 逐步 率先 重新 紧急 严厉 严格 首度 已达 突然 仍然"
    U" 依然 如何 怎样 怎么 为何 何以 因为 由于 根据 按照 关于 对于 围绕 通过 为了 随着 以及 但是"
    U" 而且 不再 不能 不得 不会 没有 必须 应当 可以 能够 可能 只有 只要 不是 就是 还是 正是 成为"
    U" 作为 位居 跃居 已成 变成 当好 愿做 进一步 全部 全都 都已 悉数 一律 更加 十分 非常 尚未 从未 从此 绝不 决不 并非 "
    U"究竟"
    U" 到底 终于 直接 至少 不足 将近 接近 大约 每年 每天 这个 那个 这些 那些 一个 全国 全市 全省"
    U" 我国 我省 我市 持續 不斷 繼續 已經 即將 將要 聯合 集體 穩步 積極 同時 相繼 陸續 紛紛 連續"
    U" 緊急 嚴厲 嚴格 已達 怎樣 怎麼 為何 因為 由於 根據 關於 對於 圍繞 通過 為了 隨著 不會 沒有"
    U" 必須 應當 能夠 還是 成為 作為 躍居 變成 當好 願做 進一步 從未 從此 絕不 決不 並非 終於 將近"
    U" 大約 這個 那個 這些 一個 全國 我國 ";

constexpr std::u32string_view single_leaders =
    U"在用把被将將向对對从從为為让讓使令由于於以因给給跟按据據经經自至到往当當比连連不未没沒无無也都就才又再更最很太"
    U"已正仍还還均皆须須应應要能可拟擬欲勿莫别別这這那每各某该該本此是叫请請何";
constexpr std::u32string_view times =
    U" 明日 今日 昨日 今天 明天 昨天 今晚 昨晚 今晨 今起 近日 日前 目前 今年 明年 去年 本周 下周 上周 周末 月底 年底 "
    U"年内"
    U" 上午 下午 凌晨 深夜 清晨 未来 當前 当前 近期 本週 下週 上週 週末 年內 ";
constexpr std::u32string_view suffixes =
    U"会站汛区市省县州部局队员奖率度场馆院校厂店节展案法版线号桥路楼城镇村港机器车船品物费金税权力型式级群圈带网库园湖"
    U"山"
    U"河江岛湾团组所处厅社报刊人家手师生星源量价额期季會區縣隊員獎場館廠節線號橋樓鎮機車費稅權級帶網庫園島灣團組處廳報"
    U"師價額";
constexpr std::u32string_view persons = U"人员者师家手生星队員師隊";
constexpr std::u32string_view particles = U"的地得了着過过著吗嗎呢吧啊嘛";
constexpr std::u32string_view followers = U"们們等之上下中里裡内內外前后後时時间間者化性";
constexpr std::u32string_view japanese_followers =
    U" の は が を に へ と で も や か ね よ な から まで より だけ など では には とは への での との して した する "
    U"され"
    U" た て だ です ます ない り ら れ る ";
constexpr std::u32string_view conjunctions = U"和与與及或暨并並而且但则則";
constexpr std::u32string_view family_names =
    U"王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董潘袁蔡蒋余杜叶程苏魏吕丁任沈姚卢姜崔钟谭"
    U"陆汪范石廖贾夏韦傅邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔汤"
    U"張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭蔣葉蘇呂盧鍾譚陸賈韋鄒閆龍賀顧龔萬錢嚴湯";
constexpr std::u32string_view numerals =
    U"0123456789０１２３４５６７８９.,．，％%〇零一二三四五六七八九十百千万亿两廿卅萬億兩第";

bool lists(std::u32string_view list, std::u32string_view word) {
  for (size_t at = list.find(word); at != list.npos; at = list.find(word, at + 1))
    if (at > 0 && list[at - 1] == U' ' && at + word.size() < list.size() && list[at + word.size()] == U' ') return true;
  return false;
}

bool is_one_of(std::u32string_view set, std::u32string_view word) {
  return word.size() == 1 && set.find(word[0]) != set.npos;
}

}  // namespace

bool is_predicate(std::u32string_view word) { return word.size() > 1 && lists(predicates, word); }
bool is_leader(std::u32string_view word) {
  return is_one_of(single_leaders, word) || (word.size() > 1 && lists(leaders, word));
}
bool is_time(std::u32string_view word) { return word.size() > 1 && lists(times, word); }
bool is_suffix(std::u32string_view word) { return is_one_of(suffixes, word); }
bool is_person(std::u32string_view word) { return is_one_of(persons, word); }
bool is_particle(std::u32string_view word) { return is_one_of(particles, word); }
bool is_follower(std::u32string_view word) {
  return is_one_of(followers, word) || (!word.empty() && lists(japanese_followers, word));
}
bool is_conjunction(std::u32string_view word) { return is_one_of(conjunctions, word); }
bool is_family_name(std::u32string_view word) { return is_one_of(family_names, word); }
bool is_number(std::u32string_view word) {
  return !word.empty() && std::ranges::all_of(word, [](char32_t c) { return numerals.find(c) != numerals.npos; });
}

}  // namespace banxin::lexicon
